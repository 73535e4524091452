//! Opening an OpenStreetMap file: what it is, is told by its content, never by its name.

use std::fs::File;
use std::io::{BufReader, Read, Seek, SeekFrom};
use std::path::Path;

use super::elements::Elements;
use super::{pbf, xml};
use crate::both;
use crate::defect::{Defect, Place};
use crate::lang::Both;

/// Reads all elements of a file.
///
/// # Errors
/// A file that cannot be read, is neither `.osm` nor `.osm.pbf`, is damaged or holds nothing.
pub fn read(path: &Path, name: &str) -> Result<Elements, Box<Defect>> {
    let cannot = |error: std::io::Error| {
        Box::new(
            Defect::error(
                "unreadable",
                name,
                Place::Whole,
                both!("无法读取：{error}", "it cannot be read: {error}"),
            )
            .expected(formats())
            .mend(both!("检查路径和权限", "check the path and permissions")),
        )
    };
    let mut file = File::open(path).map_err(cannot)?;
    let mut head = Vec::new();
    (&mut file).take(64).read_to_end(&mut head).map_err(cannot)?;
    file.seek(SeekFrom::Start(0)).map_err(cannot)?;
    let elements = match told_by(&head) {
        Told::Pbf => pbf::read(&mut BufReader::new(file), name)?,
        Told::Xml => xml::read(BufReader::with_capacity(1 << 16, file), path, name)?,
        Told::Other(what, mend) => {
            return Err(Box::new(
                Defect::error("not-osm", name, Place::Whole, what).expected(formats()).mend(mend),
            ));
        }
    };
    let elements = elements.settle();
    if elements.is_empty() {
        let deleted = elements.deleted;
        let what = match deleted {
            0 => both!("文件里没有任何要素", "it holds no element"),
            _ => both!(
                "文件里只有已删除的要素（{deleted} 个）",
                "it holds only deleted elements ({deleted} of them)"
            ),
        };
        return Err(Box::new(
            Defect::error("nothing-in-it", name, Place::Whole, what)
                .expected(both!("节点、路线和关系", "nodes, ways and relations"))
                .mend(both!("重新导出所需范围的数据", "export the area you need again")),
        ));
    }
    Ok(elements)
}

/// What the importer reads, for messages.
pub fn formats() -> Both {
    both!("OpenStreetMap 的 .osm（XML）或 .osm.pbf 文件", "an OpenStreetMap .osm (XML) or .osm.pbf file")
}

enum Told {
    Pbf,
    Xml,
    /// What it is instead, and what to do.
    Other(Both, Both),
}

fn told_by(head: &[u8]) -> Told {
    // A PBF begins with the length of a blob's header, which names its type.
    if head.len() >= 15 && head[..2] == [0, 0] && head[4..].windows(9).any(|part| part == b"OSMHeader") {
        return Told::Pbf;
    }
    let text = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head).trim_ascii_start();
    if text.first() == Some(&b'<') {
        return Told::Xml;
    }
    let unpack = both!("先解压，再导入", "unpack it first");
    let (what, mend) = match text {
        [] => (both!("文件是空的", "the file is empty"), both!("重新下载", "download it again")),
        [0x1f, 0x8b, ..] => (both!("这是 gzip 压缩文件", "it is compressed with gzip"), unpack),
        [b'B', b'Z', b'h', ..] => (both!("这是 bzip2 压缩文件", "it is compressed with bzip2"), unpack),
        [b'P', b'K', 3, 4, ..] => (both!("这是 zip 压缩文件", "it is a zip archive"), unpack),
        [0xff, 0xfe, ..] | [0xfe, 0xff, ..] => {
            (both!("文件是 UTF-16 编码", "the file is in UTF-16"), both!("另存为 UTF-8", "save it as UTF-8"))
        }
        [b'{' | b'[', ..] => (
            both!("这像是 JSON 文件", "it looks like JSON"),
            both!(
                "Overpass 查询请用 [out:xml]；GeoJSON 可直接作为数据集使用",
                "ask Overpass for [out:xml]; GeoJSON is a dataset as it is"
            ),
        ),
        _ => (
            both!("既不是 XML，也不是 PBF", "it is neither XML nor PBF"),
            both!("检查是否选错文件，或下载未完成", "check whether it is the right file, wholly downloaded"),
        ),
    };
    Told::Other(what, mend)
}
