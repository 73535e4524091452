//! Writing files so that each appears whole or not at all.

use std::fs;
use std::io::{self, BufRead, BufReader, Write};
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use super::File;

/// A file or folder that could not be written.
#[derive(Debug)]
pub struct WriteError {
    /// What could not be written.
    pub path: PathBuf,
    /// What the system says.
    pub error: io::Error,
}

fn failed(path: &Path) -> impl FnOnce(io::Error) -> WriteError {
    let path = path.to_path_buf();
    move |error| WriteError { path, error }
}

/// Makes a folder, if need be. A file in its place is no folder, and not a file that one would keep.
fn make_folder(folder: &Path) -> Result<(), WriteError> {
    fs::create_dir_all(folder).map_err(|error| match error.kind() {
        io::ErrorKind::AlreadyExists => failed(folder)(io::ErrorKind::NotADirectory.into()),
        _ => failed(folder)(error),
    })
}

/// Where reports go. Every file is first written whole into a folder of its own beside its place;
/// only when all are, they take their places.
pub struct Output(Destination);

enum Destination {
    /// Below a directory, which is made if need be.
    Directory {
        directory: PathBuf,
        /// Holds what is not finished; gone with it.
        unfinished: TempDir,
        begun: Begun,
        /// Files that still grow, by path.
        growing: Vec<(String, PathBuf, fs::File)>,
        /// Files that are whole: where they belong, and where they are until then; nothing
        /// where a file that says the same is there already.
        whole: Vec<(String, Option<PathBuf>)>,
        /// Copies that take the place of one that says something else.
        replaced: Vec<String>,
    },
    /// In memory.
    Memory(Vec<File>),
}

/// What was written.
pub enum Finished {
    /// Files below a directory.
    Written {
        /// Paths below the directory.
        paths: Vec<String>,
        /// Of the copies among them, those that took the place of one that said something else.
        replaced: Vec<String>,
    },
    /// Files in memory, in the order they were begun.
    Held(Vec<File>),
}

/// How often a folder is emptied once more.
const TRIES: usize = 100;

/// Takes a folder of unfinished files ([`Output::unfinished`]) away, though the program that fills it
/// goes on meanwhile and may put one more file in.
pub fn take_away(unfinished: &Path) {
    let is_left = || fs::remove_dir_all(unfinished).is_err() && unfinished.exists();
    (0..TRIES).any(|_| !is_left());
}

impl Output {
    /// # Errors
    /// A directory that cannot be made or written to.
    pub fn to(directory: &Path) -> Result<Output, WriteError> {
        make_folder(directory)?;
        let unfinished = tempfile::Builder::new().prefix(".ccaudit-").tempdir_in(directory);
        Ok(Output(Destination::Directory {
            directory: directory.to_path_buf(),
            unfinished: unfinished.map_err(failed(directory))?,
            begun: Begun::default(),
            growing: Vec::new(),
            whole: Vec::new(),
            replaced: Vec::new(),
        }))
    }

    /// Files held in memory.
    pub fn in_memory() -> Output {
        Output(Destination::Memory(Vec::new()))
    }

    /// The folder of what is not finished, which an interrupted program must take away itself.
    pub fn unfinished(&self) -> Option<&Path> {
        match &self.0 {
            Destination::Directory { unfinished, .. } => Some(unfinished.path()),
            Destination::Memory(_) => None,
        }
    }

    /// Writes on at the end of a file.
    ///
    /// # Errors
    /// The path that cannot be written. Nothing has then appeared.
    pub(crate) fn append(&mut self, path: &str, bytes: &[u8]) -> Result<(), WriteError> {
        match &mut self.0 {
            Destination::Memory(files) => {
                match files.iter_mut().find(|file| file.path == path) {
                    Some(file) => file.bytes.extend_from_slice(bytes),
                    None => files.push(File { path: path.to_owned(), bytes: bytes.to_vec() }),
                }
                Ok(())
            }
            Destination::Directory { directory, unfinished, begun, growing, .. } => {
                let target = directory.join(path);
                let index = match growing.iter().position(|(known, ..)| known == path) {
                    Some(index) => index,
                    None => {
                        let (place, file) = begun.begin(unfinished.path(), directory, path)?;
                        growing.push((path.to_owned(), place, file));
                        growing.len() - 1
                    }
                };
                growing[index].2.write_all(bytes).map_err(failed(&target))
            }
        }
    }

    /// Writes a file in one go.
    ///
    /// # Errors
    /// The path that cannot be written. Nothing has then appeared.
    pub fn whole(&mut self, file: &File) -> Result<(), WriteError> {
        match &mut self.0 {
            Destination::Memory(_) => self.append(&file.path, &file.bytes),
            Destination::Directory { directory, unfinished, begun, whole, .. } => {
                let target = directory.join(&file.path);
                if !begun.is_in_new_folder(&file.path) && says(&target, &file.bytes) {
                    whole.push((file.path.clone(), None));
                    return Ok(());
                }
                // Closed at once, since a city has more communities than a process may open files.
                let (place, mut begun) = begun.begin(unfinished.path(), directory, &file.path)?;
                begun.write_all(&file.bytes).map_err(failed(&target))?;
                whole.push((file.path.clone(), Some(place)));
                Ok(())
            }
        }
    }

    /// Writes a file in one go where there is none, or one that says the same.
    ///
    /// # Errors
    /// The path that cannot be written; [`io::ErrorKind::AlreadyExists`] for a file that says something else.
    pub fn new_whole(&mut self, file: &File) -> Result<(), WriteError> {
        if let Destination::Directory { directory, .. } = &mut self.0 {
            let target = directory.join(&file.path);
            if target.exists() && !says(&target, &file.bytes) {
                return Err(failed(&target)(io::ErrorKind::AlreadyExists.into()));
            }
        }
        self.whole(file)
    }

    /// Makes a copy of a file that grew and is at its end. A copy that is there and says the same
    /// is left as it is.
    ///
    /// # Errors
    /// The path that cannot be written. Nothing has then appeared.
    pub(crate) fn copy(&mut self, from: &str, path: String) -> Result<(), WriteError> {
        match &mut self.0 {
            Destination::Memory(files) => {
                let known = files.iter().find(|file| file.path == from);
                let copies = known.map(|file| File { path, bytes: file.bytes.clone() });
                files.extend(copies);
            }
            Destination::Directory { directory, unfinished, begun, growing, whole, replaced } => {
                let Some((_, source, _)) = growing.iter().find(|(known, ..)| known == from) else {
                    return Ok(());
                };
                let target = directory.join(&path);
                if alike(source, &target).unwrap_or(false) {
                    whole.push((path, None));
                    return Ok(());
                }
                if target.exists() {
                    replaced.push(path.clone());
                }
                let (place, _) = begun.begin(unfinished.path(), directory, &path)?;
                fs::copy(source, &place).map_err(failed(&target))?;
                whole.push((path, Some(place)));
            }
        }
        Ok(())
    }

    /// Lets every file take its place.
    ///
    /// # Errors
    /// The first path that cannot be written. No file is left half-written.
    pub fn finish(self) -> Result<Finished, WriteError> {
        match self.0 {
            Destination::Memory(files) => Ok(Finished::Held(files)),
            Destination::Directory { directory, unfinished, begun, growing, mut whole, replaced } => {
                whole.extend(growing.into_iter().map(|(path, place, _)| (path, Some(place))));
                let moved = begun.move_new_folders(unfinished.path(), &directory)?;
                for (path, place) in &whole {
                    if let Some(place) = place.as_ref().filter(|_| !moved.contains(&top_folder(path))) {
                        let target = directory.join(path);
                        fs::rename(place, &target).map_err(failed(&target))?;
                    }
                }
                drop(unfinished);
                let paths = whole.into_iter().map(|(path, _)| path).collect();
                Ok(Finished::Written { paths, replaced })
            }
        }
    }
}

/// Whether a file of these very bytes is in its place.
fn says(target: &Path, bytes: &[u8]) -> bool {
    let is_as_long = fs::metadata(target).is_ok_and(|known| known.len() == bytes.len() as u64);
    is_as_long && fs::read(target).is_ok_and(|known| known == bytes)
}

/// Whether two files hold the same bytes; a city's are too long to hold both.
fn alike(one: &Path, other: &Path) -> io::Result<bool> {
    if fs::metadata(one)?.len() != fs::metadata(other)?.len() {
        return Ok(false);
    }
    let (mut one, mut other) = (BufReader::new(fs::File::open(one)?), BufReader::new(fs::File::open(other)?));
    loop {
        let (first, second) = (one.fill_buf()?, other.fill_buf()?);
        let count = first.len().min(second.len());
        if first[..count] != second[..count] {
            return Ok(false);
        }
        if count == 0 {
            return Ok(first.len() == second.len());
        }
        one.consume(count);
        other.consume(count);
    }
}

/// What was begun among what is not finished.
#[derive(Default)]
struct Begun {
    /// How many files: their names until they are finished.
    files: usize,
    /// Folders below the directory that are there.
    folders: Vec<PathBuf>,
    /// Folders right below the directory that are not there yet. Their files have their own names
    /// already, so that each takes its place with all it holds in one move.
    new: Vec<String>,
}

/// Where folders wait that are new.
const NEW: &str = "new";

/// The folder right below the directory that a path is in; empty for none.
fn top_folder(path: &str) -> &str {
    path.split_once('/').map_or("", |(top, _)| top)
}

impl Begun {
    /// Whether a path is in a folder that is not there yet.
    fn is_in_new_folder(&self, path: &str) -> bool {
        let top = top_folder(path);
        self.new.iter().any(|known| known == top)
    }

    /// A new file, and where it is until it takes its place.
    fn begin(
        &mut self,
        unfinished: &Path,
        directory: &Path,
        path: &str,
    ) -> Result<(PathBuf, fs::File), WriteError> {
        let (target, top) = (directory.join(path), top_folder(path));
        let mut is_new = self.is_in_new_folder(path);
        if !top.is_empty() && !is_new && !directory.join(top).exists() {
            self.new.push(top.to_owned());
            is_new = true;
        }
        let place = if is_new {
            unfinished.join(NEW).join(path)
        } else {
            self.files += 1;
            unfinished.join(self.files.to_string())
        };
        let folder = if is_new { &place } else { &target }.parent().unwrap_or(Path::new("."));
        if !self.folders.iter().any(|known| known == folder) {
            make_folder(folder)?;
            self.folders.push(folder.to_path_buf());
        }
        if !is_new && target.is_dir() {
            return Err(failed(&target)(io::ErrorKind::IsADirectory.into()));
        }
        let file = fs::File::create(&place).map_err(failed(&target))?;
        Ok((place, file))
    }

    /// Lets the new folders take their places, and tells which did. One that is there by now gets
    /// its files one by one.
    fn move_new_folders(&self, unfinished: &Path, directory: &Path) -> Result<Vec<&str>, WriteError> {
        let mut moved = Vec::new();
        for top in &self.new {
            let waiting = unfinished.join(NEW).join(top);
            if fs::rename(&waiting, directory.join(top)).is_ok() {
                moved.push(top.as_str());
                continue;
            }
            for folder in
                self.folders.iter().filter_map(|folder| folder.strip_prefix(unfinished.join(NEW)).ok())
            {
                let folder = directory.join(folder);
                make_folder(&folder)?;
            }
        }
        Ok(moved)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(path: &str, text: &str) -> File {
        File { path: path.to_owned(), bytes: text.as_bytes().to_vec() }
    }

    fn begun(directory: &Path) -> Output {
        let mut output = Output::to(directory).unwrap();
        for path in ["one.txt", "lists/a.csv", "lists/more/b.csv"] {
            output.whole(&file(path, path)).unwrap();
        }
        output.append("lists/grown.csv", b"grown").unwrap();
        output
    }

    fn read(directory: &Path, path: &str) -> Option<String> {
        fs::read_to_string(directory.join(path)).ok()
    }

    #[test]
    fn a_new_folder_takes_its_place_with_all_it_holds() {
        let folder = tempfile::tempdir().unwrap();
        let output = begun(folder.path());
        assert!(!folder.path().join("lists").exists() && !folder.path().join("one.txt").exists());
        output.finish().unwrap();
        for path in ["one.txt", "lists/a.csv", "lists/more/b.csv"] {
            assert_eq!(read(folder.path(), path).as_deref(), Some(path));
        }
        assert_eq!(read(folder.path(), "lists/grown.csv").as_deref(), Some("grown"));
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2);
    }

    #[test]
    fn a_folder_that_is_there_by_then_keeps_what_is_in_it() {
        let folder = tempfile::tempdir().unwrap();
        let output = begun(folder.path());
        fs::create_dir(folder.path().join("lists")).unwrap();
        for (path, text) in [("lists/a.csv", "old"), ("lists/own.csv", "own")] {
            fs::write(folder.path().join(path), text).unwrap();
        }
        output.finish().unwrap();
        assert_eq!(read(folder.path(), "lists/a.csv").as_deref(), Some("lists/a.csv"));
        assert_eq!(read(folder.path(), "lists/more/b.csv").as_deref(), Some("lists/more/b.csv"));
        assert_eq!(read(folder.path(), "lists/own.csv").as_deref(), Some("own"));
    }

    #[test]
    fn a_file_where_a_folder_belongs_is_said_to_be_none() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("lists"), "").unwrap();
        let mut output = Output::to(folder.path()).unwrap();
        let refused = output.whole(&file("lists/a.csv", "a")).unwrap_err();
        assert_eq!(
            (refused.path, refused.error.kind()),
            (folder.path().join("lists"), io::ErrorKind::NotADirectory)
        );
        let refused = Output::to(&folder.path().join("lists")).err().unwrap();
        assert_eq!(refused.error.kind(), io::ErrorKind::NotADirectory);
    }

    #[test]
    fn what_is_not_finished_leaves_nothing() {
        let folder = tempfile::tempdir().unwrap();
        drop(begun(folder.path()));
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
    }
}
