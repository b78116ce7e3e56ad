// What changes in a copy of better-sqlite3's sources so that it runs on Node-API 8,
// and how its build settings are read. Pure text; the compiling is in sqlite-binding.ts.

/** One replacement, at every place where `find` occurs in the file. */
export interface SourceEdit {
  readonly file: string;
  readonly find: string;
  readonly replace: string;
}

const stringReference = 'Napi::Reference<Napi::String>';

const heldString = `#include <napi.h>

// Keeps a string alive inside a one-element object: Node-API 8 can hold an object, not a string.
class HeldString {
public:
	HeldString() {}
	HeldString(Napi::Env env, Napi::String string) {
		Napi::Object box = Napi::Object::New(env);
		box.Set(uint32_t(0), string);
		holder = Napi::Persistent(box);
	}
	Napi::String Value() const { return holder.Value().Get(uint32_t(0)).As<Napi::String>(); }
private:
	Napi::ObjectReference holder;
};
`;

/** The edits that make better-sqlite3 13 hold its strings through objects. */
export const heldStringPatch: readonly SourceEdit[] = [
  { file: 'src/better_sqlite3.cpp', find: '#include <napi.h>\n', replace: heldString },
  { file: 'src/util/helpers.cpp', find: stringReference, replace: 'HeldString' },
  { file: 'src/util/constants.cpp', find: stringReference, replace: 'HeldString' },
  {
    file: 'src/util/constants.cpp',
    find: 'Napi::Persistent(InternalizedFromLatin1(env, str))',
    replace: 'HeldString(env, InternalizedFromLatin1(env, str))',
  },
  { file: 'src/util/bind-map.cpp', find: stringReference, replace: 'HeldString' },
  {
    file: 'src/util/bind-map.cpp',
    find: 'Napi::Persistent(InternalizedFromUtf8(env, name, -1))',
    replace: 'HeldString(env, InternalizedFromUtf8(env, name, -1))',
  },
  {
    file: 'src/util/bind-map.cpp',
    find: 'Napi::Persistent(pair->name.Value())',
    replace: 'HeldString(env, pair->name.Value())',
  },
];

/** Reads the compile-time options of SQLite out of better-sqlite3's `defines.gypi`. */
export function readDefines(gypi: string): string[] {
  return [...gypi.matchAll(/'([A-Z][A-Z0-9_]*(?:=[^']*)?)'/g)].map((match) => match[1] ?? '');
}
