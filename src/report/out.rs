//! Writing files so that each appears whole or not at all.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use tempfile::{NamedTempFile, TempPath};

use super::File;

/// A file or folder that could not be written.
#[derive(Debug)]
pub struct Failure {
    pub path: PathBuf,
    pub error: io::Error,
}

fn failed(path: &Path) -> impl FnOnce(io::Error) -> Failure {
    let path = path.to_path_buf();
    move |error| Failure { path, error }
}

/// Where reports go. Every file is first written whole beside its place; only when all are,
/// they take their places.
pub enum Output {
    /// Below a directory, which is made if need be.
    Directory {
        directory: PathBuf,
        /// Folders below it that are there.
        folders: Vec<PathBuf>,
        /// Files that still grow, by path.
        growing: Vec<(String, NamedTempFile)>,
        /// Files that are whole: where they belong, and what they are called until then; nothing
        /// where a file that says the same is there already.
        whole: Vec<(String, Option<TempPath>)>,
    },
    /// In memory.
    Memory(Vec<File>),
}

/// What was written.
pub enum Finished {
    /// Paths below the directory.
    Written(Vec<String>),
    Held(Vec<File>),
}

impl Output {
    pub fn to(directory: &Path) -> Output {
        Output::Directory {
            directory: directory.to_path_buf(),
            folders: Vec::new(),
            growing: Vec::new(),
            whole: Vec::new(),
        }
    }

    /// Writes on at the end of a file.
    ///
    /// # Errors
    /// The path that cannot be written. Nothing has then appeared.
    pub fn append(&mut self, path: &str, bytes: &[u8]) -> Result<(), Failure> {
        match self {
            Output::Memory(files) => {
                match files.iter_mut().find(|file| file.path == path) {
                    Some(file) => file.bytes.extend_from_slice(bytes),
                    None => files.push(File { path: path.to_owned(), bytes: bytes.to_vec() }),
                }
                Ok(())
            }
            Output::Directory { directory, folders, growing, .. } => {
                let index = match growing.iter().position(|(known, _)| known == path) {
                    Some(index) => index,
                    None => {
                        growing.push((path.to_owned(), beside(&directory.join(path), folders)?));
                        growing.len() - 1
                    }
                };
                growing[index].1.write_all(bytes).map_err(failed(&directory.join(path)))
            }
        }
    }

    /// Writes a file in one go.
    ///
    /// # Errors
    /// As [`Output::append`].
    pub fn whole(&mut self, file: &File) -> Result<(), Failure> {
        match self {
            Output::Memory(_) => self.append(&file.path, &file.bytes),
            Output::Directory { directory, folders, whole, .. } => {
                let target = directory.join(&file.path);
                if says(&target, &file.bytes) {
                    whole.push((file.path.clone(), None));
                    return Ok(());
                }
                let mut temporary = beside(&target, folders)?;
                temporary.write_all(&file.bytes).map_err(failed(&target))?;
                // Closed, since a city has more communities than a process may open files.
                whole.push((file.path.clone(), Some(temporary.into_temp_path())));
                Ok(())
            }
        }
    }

    /// Lets every file take its place.
    ///
    /// # Errors
    /// The first path that cannot be written. No file is left half-written.
    pub fn finish(self) -> Result<Finished, Failure> {
        match self {
            Output::Memory(files) => Ok(Finished::Held(files)),
            Output::Directory { directory, growing, mut whole, .. } => {
                for (path, mut temporary) in growing {
                    temporary.flush().map_err(failed(&directory.join(&path)))?;
                    whole.push((path, Some(temporary.into_temp_path())));
                }
                let mut written = Vec::with_capacity(whole.len());
                for (path, temporary) in whole {
                    if let Some(temporary) = temporary {
                        let target = directory.join(&path);
                        temporary
                            .persist(&target)
                            .map_err(|error| Failure { path: target.clone(), error: error.error })?;
                    }
                    written.push(path);
                }
                Ok(Finished::Written(written))
            }
        }
    }
}

/// Whether a file of these very bytes is in its place.
fn says(target: &Path, bytes: &[u8]) -> bool {
    let is_as_long = fs::metadata(target).is_ok_and(|known| known.len() == bytes.len() as u64);
    is_as_long && fs::read(target).is_ok_and(|known| known == bytes)
}

/// A new file beside a place, to be moved there.
fn beside(target: &Path, folders: &mut Vec<PathBuf>) -> Result<NamedTempFile, Failure> {
    let folder = target.parent().unwrap_or(Path::new("."));
    if !folders.iter().any(|known| known == folder) {
        fs::create_dir_all(folder).map_err(failed(folder))?;
        folders.push(folder.to_path_buf());
    }
    if target.is_dir() {
        return Err(failed(target)(io::ErrorKind::IsADirectory.into()));
    }
    let mut builder = tempfile::Builder::new();
    readable(&mut builder).tempfile_in(folder).map_err(failed(folder))
}

/// Temporary files are private to their maker; reports are for whom the user's own settings say.
#[cfg(unix)]
fn readable<'b, 'n>(builder: &'b mut tempfile::Builder<'n, 'n>) -> &'b mut tempfile::Builder<'n, 'n> {
    use std::os::unix::fs::PermissionsExt;
    builder.permissions(fs::Permissions::from_mode(0o666))
}

#[cfg(not(unix))]
fn readable<'b, 'n>(builder: &'b mut tempfile::Builder<'n, 'n>) -> &'b mut tempfile::Builder<'n, 'n> {
    builder
}
