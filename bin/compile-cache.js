'use strict';

const fs = require('node:fs');
const { basename, dirname, isAbsolute, join } = require('node:path');
const { Script } = require('node:vm');

/** A chunk, by the hash of its contents in its name: what is kept under that name never goes stale. */
const CHUNK = /-[\w-]{8}\.cjs$/;
/** At the end of the name of what a run has kept that did not do what its command is for. */
const OF_LITTLE = '.little';

/**
 * Loads packed chunks with what V8 made of them before, as `module.enableCompileCache` does from Node 22.1 on: on Node 20
 * compiling them costs a third of starting Node. Whatever is not packed is loaded by Node as ever.
 *
 * V8 itself refuses what another version of it has made, but believes damaged bytes and ends the process over them: so
 * they are kept twice, and taken where both are the same. Where nothing can be kept, everything is compiled every time.
 *
 * V8 keeps what was called, and reads all that it has kept. So each command keeps what it calls of the chunks that it shares
 * with others: the files are named after the first chunk that is loaded beside the entry's, which is the command's own.
 */
exports.loadPacked = function loadPacked(entry) {
  const folder = cacheFolder();
  const modules = new Map();
  const keepable = [];
  // Of a chunk nothing is kept; nothing but what a run has left that called little of it.
  let [anyFresh, anyLacking] = [false, false];
  let entryIsLoaded = false;
  let command = null;

  function load(file) {
    const known = modules.get(file);
    if (known !== undefined) return known.exports;
    // Without a prototype V8 takes it for a table from the start, and makes no plan of it anew with each export.
    const module = { exports: Object.create(null) };
    modules.set(file, module);
    const folder = dirname(file);
    // Chunks name each other as `./name` and their entry as `../name`. Node's `join` goes through every letter, so often that V8
    // compiles it for that.
    const near = (id) => {
      if (id.startsWith('./')) return load(folder + id.slice(1));
      return id.startsWith('../') ? load(dirname(folder) + id.slice(2)) : require(id);
    };
    compiled(file)(module.exports, near, module, file, folder);
    return module.exports;
  }

  function compiled(file) {
    const kept = folder !== null && CHUNK.test(file) ? `${folder}/${keptName(basename(file))}` : null;
    const whole = kept === null ? undefined : cachedDataIn(kept);
    const cachedData = whole ?? (kept === null ? undefined : cachedDataIn(kept + OF_LITTLE));
    const script = new Script(moduleIn(file), { filename: file, cachedData });
    const isKept = whole !== undefined && !script.cachedDataRejected;
    if (kept !== null) keepable.push({ kept, script, isKept });
    anyFresh ||= kept !== null && (cachedData === undefined || script.cachedDataRejected);
    anyLacking ||= kept !== null && !isKept;
    return script.runInThisContext();
  }

  function keptName(chunk) {
    if (!entryIsLoaded) return chunk;
    command ??= chunk;
    return chunk === command ? chunk : `${basename(command, '.cjs')}.${chunk}`;
  }

  // At the end, when all is compiled that this command needed. Whoever is the first to load a chunk keeps the others anew as
  // well: V8 has compiled of each only what was called so far, and this command calls more of what all commands share. One that
  // failed, or only tried, has called little of what it is for: the first that does it keeps its own.
  process.on('exit', (code) => {
    const isDone = code === 0 && !process.argv.includes('--dry-run');
    if (isDone && anyLacking) for (const { kept, script } of keepable) keep(kept, script);
    if (!isDone && anyFresh)
      for (const { kept, script, isKept } of keepable) if (!isKept) keep(kept + OF_LITTLE, script);
  });
  const main = load(entry);
  entryIsLoaded = true;
  return main;
};

exports.cacheFolder = cacheFolder;

const BEFORE = Buffer.from('(function (exports, require, module, __filename, __dirname) {');
const AFTER = Buffer.from('\n})');

/** What is packed is ASCII. Put together outside of V8's memory: two texts for each chunk would have it sweep that once a start. */
function moduleIn(file) {
  return Buffer.concat([BEFORE, fs.readFileSync(file), AFTER]).latin1Slice();
}

/** Null where there is none, and for a folder of somebody else, who could put code into it. */
function cacheFolder() {
  const { NODE_DISABLE_COMPILE_CACHE, XDG_CACHE_HOME = '' } = process.env;
  if (NODE_DISABLE_COMPILE_CACHE) return null;
  const caches = isAbsolute(XDG_CACHE_HOME) ? XDG_CACHE_HOME : join(homeFolder(), '.cache');
  // Code is taken from no folder that lies wherever bay is run.
  if (!isAbsolute(caches)) return null;
  const folder = join(caches, 'bay', `${process.version}-${process.arch}`);
  try {
    const { uid } = fs.statSync(folder, { throwIfNoEntry: false }) ?? made(folder);
    return process.getuid === undefined || uid === process.getuid() ? folder : null;
  } catch {
    return null;
  }
}

/** Empty where nobody knows it: in a container a number may have no user, and no HOME. */
function homeFolder() {
  const { HOME } = process.env;
  try {
    // Node's own answer is HOME, too, where there is one.
    return HOME || require('node:os').homedir();
  } catch {
    return '';
  }
}

function made(folder) {
  makeFolder(folder);
  return fs.statSync(folder);
}

/** One by one from the top: Node's own `recursive` never returns where a folder cannot be made, as below /proc. */
function makeFolder(folder) {
  if (fs.existsSync(folder)) return;
  makeFolder(dirname(folder));
  try {
    fs.mkdirSync(folder, 0o700);
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
  }
}

/** None where there is no file, or none that may be read. */
function bytesOf(file) {
  try {
    return fs.readFileSync(file);
  } catch {
    return Buffer.alloc(0);
  }
}

function cachedDataIn(file) {
  const bytes = bytesOf(file);
  const first = bytes.subarray(0, bytes.length / 2);
  return first.length > 0 && first.equals(bytes.subarray(bytes.length / 2)) ? first : undefined;
}

/** Whole or not at all, even in a power cut. */
function keep(kept, script) {
  const unfinished = `${kept}.${process.pid}`;
  try {
    const file = fs.openSync(unfinished, 'wx', 0o600);
    const bytes = script.createCachedData();
    fs.writevSync(file, [bytes, bytes]);
    fs.fsyncSync(file);
    fs.closeSync(file);
    fs.renameSync(unfinished, kept);
  } catch {
    // The next run tries again.
  }
}
