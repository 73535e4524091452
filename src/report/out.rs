//! Writing files so that each appears whole or not at all.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use super::File;

/// A file or folder that could not be written.
#[derive(Debug)]
pub struct Failure {
    pub path: PathBuf,
    pub error: io::Error,
}

/// Writes all files below a directory, which is made if need be. Every file is first written
/// whole beside its place; only when all are, they take their places.
///
/// # Errors
/// The first path that cannot be written. No file is left half-written.
pub fn write(directory: &Path, files: &[File]) -> Result<(), Failure> {
    let failed = |path: &Path| {
        let path = path.to_path_buf();
        move |error| Failure { path, error }
    };
    let mut waiting = Vec::with_capacity(files.len());
    for file in files {
        let target = directory.join(&file.path);
        let folder = target.parent().unwrap_or(directory);
        fs::create_dir_all(folder).map_err(failed(folder))?;
        if target.is_dir() {
            return Err(failed(&target)(io::Error::new(io::ErrorKind::IsADirectory, "is a directory")));
        }
        let mut temporary = NamedTempFile::new_in(folder).map_err(failed(folder))?;
        temporary.write_all(&file.bytes).map_err(failed(&target))?;
        temporary.flush().map_err(failed(&target))?;
        waiting.push((temporary, target));
    }
    for (temporary, target) in waiting {
        readable(temporary.as_file()).map_err(failed(&target))?;
        temporary.persist(&target).map_err(|error| Failure { path: target.clone(), error: error.error })?;
    }
    Ok(())
}

/// Temporary files are private to their maker; reports are for everyone.
#[cfg(unix)]
fn readable(file: &fs::File) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    file.set_permissions(fs::Permissions::from_mode(0o644))
}

#[cfg(not(unix))]
fn readable(_: &fs::File) -> io::Result<()> {
    Ok(())
}
