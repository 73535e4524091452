//! The sources as they are written: which modules there are, what each defines, and what it takes from
//! others. Tests of the design read them here.
//!
//! Only what is built outside of tests counts. Files are read token by token, so that comments and texts
//! are no imports, while paths in macros are.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use proc_macro2::{Delimiter, TokenStream, TokenTree};

/// Names of modules from the root: `["network", "search"]`; empty for the root itself.
pub(crate) type ModulePath = Vec<String>;

/// A file of `src`.
#[derive(Debug, Default)]
pub(crate) struct SourceFile {
    /// From the root of the package, with `/`.
    pub path: String,
    pub module: ModulePath,
    /// What it defines by name: types, functions, constants, macros.
    pub items: BTreeSet<String>,
    /// The types among them, aliases aside, with their lines; those within functions and inner modules too.
    pub types: Vec<(String, usize)>,
    /// Functions within `impl` blocks that take no `self`, by name, with their lines.
    pub constructors: Vec<(String, usize)>,
    pub imports: Vec<Import>,
    /// Modules it declares that have files of their own.
    pub modules: Vec<ModulePath>,
    /// Modules declared for tests alone.
    tests: Vec<ModulePath>,
}

/// A path as it is used or imported.
#[derive(Clone, Debug)]
pub(crate) struct Import {
    /// From the root of this crate, or with the name of another crate.
    pub path: Vec<String>,
    pub of_this_crate: bool,
    pub line: usize,
    /// What an `use` calls it here; nothing where a path is written out, `*` for all there is.
    pub name: Option<String>,
    pub is_public: bool,
}

/// All files of `src`, by path.
pub(crate) struct Sources {
    pub files: Vec<SourceFile>,
    by_module: BTreeMap<ModulePath, usize>,
}

impl Sources {
    /// `src` below the package's directory, read once.
    pub(crate) fn get() -> &'static Sources {
        static SOURCES: LazyLock<Sources> = LazyLock::new(Sources::read);
        &SOURCES
    }

    fn read() -> Sources {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let mut paths = Vec::new();
        rust_files(&root.join("src"), &mut paths);
        paths.sort();
        let files = paths.iter().map(|path| {
            let text = fs::read_to_string(path).unwrap();
            let relative = path.strip_prefix(root).unwrap().to_str().unwrap().replace('\\', "/");
            SourceFile::read(&relative, &text)
        });
        Sources::from_files(files.collect())
    }

    fn from_files(mut files: Vec<SourceFile>) -> Sources {
        let tests: Vec<ModulePath> = files.iter().flat_map(|file| file.tests.clone()).collect();
        files.retain(|file| !tests.iter().any(|test| file.module.starts_with(test)));
        let modules: BTreeSet<ModulePath> = files.iter().map(|file| file.module.clone()).collect();
        for file in &mut files {
            file.settle(&modules);
        }
        let by_module = files.iter().enumerate().map(|(index, file)| (file.module.clone(), index)).collect();
        Sources { files, by_module }
    }

    /// The file that defines what a path of this crate names, through `pub use`. Nothing for a
    /// module that is only passed through.
    pub(crate) fn defining(&self, path: &[String]) -> Option<&SourceFile> {
        self.resolve(path, 0).map(|index| &self.files[index])
    }

    fn resolve(&self, path: &[String], depth: usize) -> Option<usize> {
        let modules = (0..=path.len()).rev().find(|&length| self.by_module.contains_key(&path[..length]))?;
        // A function and the module it is in may have one name: what is imported is the function.
        for length in [modules.saturating_sub(1), modules] {
            let Some(&index) = self.by_module.get(&path[..length]) else { continue };
            let Some(name) = path.get(length) else { continue };
            if length < modules && path.len() > modules {
                continue;
            }
            if self.files[index].items.contains(name) {
                return Some(index);
            }
            if depth < 8 {
                let public = self.files[index].imports.iter().filter(|import| import.is_public);
                for import in public.filter(|import| import.of_this_crate) {
                    let mut target = import.path.clone();
                    match import.name.as_deref() {
                        Some("*") => target.push(name.clone()),
                        Some(called) if called == name => {}
                        _ => continue,
                    }
                    target.extend_from_slice(&path[length + 1..]);
                    let found = self.resolve(&target, depth + 1);
                    if found.is_some() && found != Some(index) {
                        return found;
                    }
                }
            }
        }
        self.by_module.get(&path[..modules]).copied()
    }
}

/// What is wrong, and where.
pub(crate) type Offences = BTreeMap<String, BTreeSet<String>>;

/// Fails where the offences are others than those listed in a file of this folder, which may only get
/// shorter: `STRIKE=1` strikes out what no longer holds.
pub(crate) fn hold_to_list(offences: &Offences, list: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/suite").join(list);
    let text = fs::read_to_string(&path).unwrap_or_default().replace("\r\n", "\n");
    let listed: BTreeSet<&str> = text.lines().filter(|line| !line.is_empty()).collect();
    let mut told = String::new();
    for (offence, places) in offences.iter().filter(|(offence, _)| !listed.contains(offence.as_str())) {
        let places: Vec<&str> = places.iter().map(String::as_str).collect();
        writeln!(told, "new: {offence}\n    {}", places.join("\n    ")).unwrap();
    }
    let gone: Vec<&str> = listed.iter().copied().filter(|line| !offences.contains_key(*line)).collect();
    if !gone.is_empty() && std::env::var_os("STRIKE").is_some() {
        let kept = listed.iter().filter(|line| !gone.contains(*line));
        fs::write(&path, kept.map(|line| format!("{line}\n")).collect::<String>()).unwrap();
    } else {
        for line in gone {
            writeln!(told, "no longer so, strike it from tests/suite/{list}: {line}").unwrap();
        }
    }
    assert!(told.is_empty(), "\n{told}");
}

fn rust_files(directory: &Path, paths: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(directory).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            rust_files(&path, paths);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            paths.push(path);
        }
    }
}

/// `src/network/mod.rs` → `network`; the roots of library and program are one.
fn module_of(path: &str) -> ModulePath {
    let inner = path.trim_start_matches("src/").trim_end_matches(".rs");
    let mut module: ModulePath = inner.split('/').map(str::to_owned).collect();
    if module == ["lib"] || module == ["main"] || module.last().is_some_and(|name| name == "mod") {
        module.pop();
    }
    module
}

impl SourceFile {
    fn read(path: &str, text: &str) -> SourceFile {
        let tokens: TokenStream = text.parse().unwrap_or_else(|error| panic!("{path}: {error}"));
        let module = module_of(path);
        let mut file = SourceFile { path: path.to_owned(), module: module.clone(), ..Default::default() };
        file.walk(tokens, &module, Place::Module);
        file
    }

    /// Reads tokens that stand in a module, which may be one within the file.
    fn walk(&mut self, tokens: TokenStream, module: &ModulePath, place: Place) {
        let tokens: Vec<TokenTree> = tokens.into_iter().collect();
        let mut at = 0;
        let mut is_public = false;
        while at < tokens.len() {
            if is_test_attribute(&tokens[at..]) {
                at = self.skip_test_item(&tokens, at + 2, module);
                continue;
            }
            match &tokens[at] {
                TokenTree::Ident(ident) => {
                    let word = ident.to_string();
                    let line = ident.span().start().line;
                    let next = tokens.get(at + 1).and_then(ident_text);
                    match (word.as_str(), next) {
                        ("pub", _) => {
                            is_public = true;
                            at += 1;
                            if matches!(tokens.get(at), Some(TokenTree::Group(group)) if group.delimiter() == Delimiter::Parenthesis)
                            {
                                at += 1;
                            }
                            continue;
                        }
                        ("use", _) if !is_punct(tokens.get(at + 1), '<') => {
                            let end = (at..tokens.len()).find(|&i| is_punct(tokens.get(i), ';'));
                            let end = end.unwrap_or(tokens.len());
                            self.read_use(&tokens[at + 1..end], &[], module, is_public, line);
                            at = end + 1;
                            is_public = false;
                            continue;
                        }
                        ("mod", Some(name)) => {
                            let mut inner = module.clone();
                            inner.push(name);
                            match tokens.get(at + 2) {
                                Some(TokenTree::Group(group)) => {
                                    self.walk(group.stream(), &inner, Place::Module);
                                }
                                _ => self.modules.push(inner),
                            }
                            at += 3;
                            is_public = false;
                            continue;
                        }
                        ("struct" | "enum" | "union" | "trait", Some(name)) => {
                            self.types.push((name.clone(), line));
                            if place == Place::Module {
                                self.items.insert(name);
                            }
                            at += 2;
                        }
                        ("type" | "const" | "static" | "fn", Some(name)) => {
                            if place == Place::Module {
                                self.items.insert(name);
                            } else if place == Place::Impl && word == "fn" && !takes_self(&tokens[at + 2..]) {
                                self.constructors.push((name, line));
                            }
                            at += 2;
                        }
                        ("macro_rules", None) => {
                            if let Some(name) = tokens.get(at + 2).and_then(ident_text) {
                                self.items.insert(name);
                            }
                            at += 3;
                        }
                        ("impl", _) => {
                            // Whether its brace comes next or far behind: what stands before it are types.
                            let brace = (at..tokens.len()).find(|&i| is_brace(&tokens[i]));
                            if place == Place::Module
                                && let Some(brace) = brace
                            {
                                self.walk_words(&tokens[at + 1..brace], module);
                                let TokenTree::Group(group) = &tokens[brace] else { unreachable!() };
                                self.walk(group.stream(), module, Place::Impl);
                                at = brace + 1;
                            } else {
                                at += 1;
                            }
                        }
                        _ => at = self.read_path(&tokens, at, module),
                    }
                    is_public = false;
                }
                TokenTree::Group(group) => {
                    self.walk(group.stream(), module, Place::Body);
                    at += 1;
                }
                _ => {
                    at += 1;
                    is_public = false;
                }
            }
        }
    }

    fn walk_words(&mut self, tokens: &[TokenTree], module: &ModulePath) {
        self.walk(tokens.iter().cloned().collect(), module, Place::Body);
    }

    /// Passes an item over that is built for tests alone; gives what follows it.
    fn skip_test_item(&mut self, tokens: &[TokenTree], mut at: usize, module: &ModulePath) -> usize {
        while is_punct(tokens.get(at), '#') {
            at += 2;
        }
        let words: Vec<String> = tokens[at..].iter().take(4).filter_map(ident_text).collect();
        if let Some(index) = words.iter().position(|word| word == "mod")
            && let Some(name) = words.get(index + 1)
        {
            let mut inner = module.clone();
            inner.push(name.clone());
            self.tests.push(inner);
        }
        let ends_at_semicolon =
            words.iter().any(|word| matches!(word.as_str(), "use" | "const" | "static" | "type"))
                && !words.iter().any(|word| word == "fn");
        while at < tokens.len() {
            let ends = is_punct(tokens.get(at), ';') || (!ends_at_semicolon && is_brace(&tokens[at]));
            at += 1;
            if ends {
                break;
            }
        }
        at
    }

    /// Reads `a::b` from a word on; gives what follows it.
    fn read_path(&mut self, tokens: &[TokenTree], mut at: usize, module: &ModulePath) -> usize {
        let begin = at;
        let line = tokens[at].span().start().line;
        let mut path = Vec::new();
        while let Some(word) = tokens.get(at).and_then(ident_text) {
            path.push(word);
            at += 1;
            if !is_punct(tokens.get(at), ':') || !is_punct(tokens.get(at + 1), ':') {
                break;
            }
            at += 2;
        }
        // Behind `<`, as in `Vec::<T>::new`, the path ends; `at` stands on what follows it.
        let continues =
            begin >= 2 && is_punct(tokens.get(begin - 1), ':') && is_punct(tokens.get(begin - 2), ':');
        if path.len() > 1 && !continues {
            self.take(path, module, None, false, line);
        }
        at
    }

    fn read_use(
        &mut self,
        tree: &[TokenTree],
        prefix: &[String],
        module: &ModulePath,
        is_public: bool,
        line: usize,
    ) {
        let mut path = prefix.to_vec();
        let mut at = 0;
        while at < tree.len() {
            match &tree[at] {
                TokenTree::Ident(ident) => {
                    if ident == "as" {
                        let name = tree.get(at + 1).and_then(ident_text).unwrap_or_default();
                        return self.take(path, module, Some(name), is_public, line);
                    }
                    path.push(ident.to_string());
                    at += 1;
                }
                TokenTree::Punct(punct) if punct.as_char() == '*' => {
                    return self.take(path, module, Some("*".to_owned()), is_public, line);
                }
                TokenTree::Group(group) => {
                    let inner: Vec<TokenTree> = group.stream().into_iter().collect();
                    for part in
                        inner.split(|token| matches!(token, TokenTree::Punct(p) if p.as_char() == ','))
                    {
                        if let Some(first) = part.first() {
                            self.read_use(part, &path, module, is_public, first.span().start().line);
                        }
                    }
                    return;
                }
                _ => at += 1,
            }
        }
        if path.last().is_some_and(|name| name == "self") {
            path.pop();
        }
        let name = path.last().cloned();
        self.take(path, module, name, is_public, line);
    }

    /// Keeps a path with its beginning spelt out, as far as that needs no other file.
    fn take(
        &mut self,
        path: Vec<String>,
        module: &ModulePath,
        name: Option<String>,
        is_public: bool,
        line: usize,
    ) {
        let mut base = module.clone();
        let mut rest = path.as_slice();
        let mut of_this_crate = false;
        loop {
            match rest.first().map(String::as_str) {
                Some("crate" | "ccaudit") => base.clear(),
                Some("self") => {}
                Some("super") => {
                    base.pop();
                }
                _ => break,
            }
            of_this_crate = true;
            rest = &rest[1..];
        }
        let path = if of_this_crate { [base.as_slice(), rest].concat() } else { rest.to_vec() };
        self.imports.push(Import { path, of_this_crate, line, name, is_public });
    }

    /// Completes paths that begin with a module below this one, or with a name that is imported.
    fn settle(&mut self, modules: &BTreeSet<ModulePath>) {
        let children: BTreeSet<String> = modules
            .iter()
            .filter(|other| other.len() == self.module.len() + 1 && other.starts_with(&self.module))
            .map(|other| other[self.module.len()].clone())
            .collect();
        for import in &mut self.imports {
            let first = import.path.first();
            if !import.of_this_crate && first.is_some_and(|first| children.contains(first)) {
                import.path = [self.module.as_slice(), &import.path].concat();
                import.of_this_crate = true;
            }
        }
        let imported: Vec<(String, Vec<String>)> = self
            .imports
            .iter()
            .filter(|import| import.of_this_crate)
            .filter_map(|import| Some((import.name.clone()?, import.path.clone())))
            .filter(|(name, _)| name != "*")
            .collect();
        for import in &mut self.imports {
            if import.of_this_crate {
                continue;
            }
            let Some(first) = import.path.first() else { continue };
            if let Some((_, path)) = imported.iter().find(|(name, _)| name == first) {
                import.path = [path.as_slice(), &import.path[1..]].concat();
                import.of_this_crate = true;
            }
        }
        // An import of a module brings nothing by itself; paths that begin with it do.
        self.imports.retain(|import| {
            import.name.is_none()
                || import.is_public
                || !modules.contains(&import.path)
                || import.name.as_deref() == Some("*")
        });
    }
}

/// Where tokens stand.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Module,
    Impl,
    Body,
}

fn ident_text(token: &TokenTree) -> Option<String> {
    match token {
        TokenTree::Ident(ident) => Some(ident.to_string()),
        _ => None,
    }
}

fn is_punct(token: Option<&TokenTree>, character: char) -> bool {
    matches!(token, Some(TokenTree::Punct(punct)) if punct.as_char() == character)
}

fn is_brace(token: &TokenTree) -> bool {
    matches!(token, TokenTree::Group(group) if group.delimiter() == Delimiter::Brace)
}

/// Whether a function's arguments, the first in parentheses behind its name, begin with `self`.
fn takes_self(behind_name: &[TokenTree]) -> bool {
    let arguments = behind_name.iter().find_map(|token| match token {
        TokenTree::Group(group) if group.delimiter() == Delimiter::Parenthesis => Some(group.stream()),
        _ => None,
    });
    let first = arguments.into_iter().flatten().take_while(|token| !is_punct(Some(token), ','));
    first.filter_map(|token| ident_text(&token)).any(|word| word == "self")
}

/// `#[cfg(test)]`, or one that holds only with it.
fn is_test_attribute(tokens: &[TokenTree]) -> bool {
    let [TokenTree::Punct(punct), TokenTree::Group(group), ..] = tokens else { return false };
    if punct.as_char() != '#' || group.delimiter() != Delimiter::Bracket {
        return false;
    }
    let text: String = group.stream().to_string().split_whitespace().collect();
    text == "cfg(test)" || text.starts_with("cfg(all(test,")
}

#[test]
fn imports_are_read_as_the_compiler_reads_them() {
    let house = SourceFile::read(
        "src/house/mod.rs",
        "//! use crate::comment;\n\
         mod door;\n\
         pub use door::{Door as Gate, knock};\n\
         pub struct House;\n\
         impl House { pub fn of() { crate::street::walk(); let text = \"crate::text\"; } }\n\
         #[cfg(test)]\nmod tests { use crate::tested; }\n\
         #[cfg(test)]\nmod more_tests;\n",
    );
    let door = SourceFile::read(
        "src/house/door.rs",
        "use super::House;\nuse crate::street;\npub struct Door { house: House }\n\
         pub fn knock() { street::walk(); std::fs::write(); outer!(zip::Writer) }\n",
    );
    let street = SourceFile::read("src/street.rs", "use crate::house::{self, Gate};\npub fn walk() {}\n");
    let tests = SourceFile::read("src/house/more_tests.rs", "use crate::tested;\n");
    let sources = Sources::from_files(vec![house, door, street, tests]);

    let imports = |path: &str| -> Vec<String> {
        let file = sources.files.iter().find(|file| file.path == path).unwrap();
        file.imports.iter().map(|import| format!("{} {}", import.line, import.path.join("::"))).collect()
    };
    assert_eq!(
        imports("src/house/mod.rs"),
        ["3 house::door::Door", "3 house::door::knock", "5 street::walk"]
    );
    assert_eq!(
        imports("src/house/door.rs"),
        ["1 house::House", "4 street::walk", "4 std::fs::write", "4 zip::Writer"]
    );
    assert_eq!(imports("src/street.rs"), ["1 house::Gate"]);
    assert_eq!(sources.files.len(), 3, "what is for tests alone is left out");

    let defining = |path: &str| {
        let path: Vec<String> = path.split("::").map(str::to_owned).collect();
        sources.defining(&path).unwrap().path.clone()
    };
    assert_eq!(defining("house::Gate"), "src/house/door.rs");
    assert_eq!(defining("house::House::of"), "src/house/mod.rs");
    assert_eq!(defining("street::walk"), "src/street.rs");
}
