import type { Book } from '../../book.ts';
import type { Opening } from '../../doors/opening.ts';

/** Reads in the book that is open; once more where it was opened anew in the middle of it, which had closed the one before. */
export async function readIn<T>(
  opening: Pick<Opening, 'book'>,
  read: (book: Book) => Promise<T>,
): Promise<T> {
  const book = await opening.book();
  try {
    return await read(book);
  } catch (thrown) {
    const present = await opening.book();
    if (present === book) throw thrown;
    return read(present);
  }
}
