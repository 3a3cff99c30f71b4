import { openSqlite } from '../support/book-sqlite.ts';
import { storeContract } from './store-contract.ts';

storeContract('SQLite', openSqlite);
