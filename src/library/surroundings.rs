//! What the machine tells us about itself: folders, display, colours. The only reader of the environment.
//!
//! In: environment variables and where the program lies. Out: folders that may hold assets, the folder of a person's own
//! data, whether a window could open. The current folder is never asked for: where somebody stands says nothing about
//! where Stillpoint is installed.
//!
//! It creates nothing.

use std::env;
use std::ffi::OsString;
use std::path::PathBuf;

/// Names a folder of assets to use before all others; the routines lie in `routines` beside it.
pub const ASSETS: &str = "STILLPOINT_ASSETS";

/// Names the folder of a person's own data, instead of the system's usual one.
pub const DATA: &str = "STILLPOINT_DATA";

/// The folders that may hold assets, the first being the one to prefer: from the environment, beside the program, in
/// `../share/stillpoint` from there.
#[must_use]
pub fn asset_folders() -> Vec<PathBuf> {
    let named = set(ASSETS).map(PathBuf::from);
    let program = env::current_exe().ok().and_then(|program| program.parent().map(PathBuf::from));
    let beside = program.as_ref().map(|folder| folder.join("assets"));
    let shared = program.as_ref().map(|folder| folder.join("../share/stillpoint/assets"));
    named.into_iter().chain(beside).chain(shared).collect()
}

/// The folder named by [`ASSETS`], if it is set.
#[must_use]
pub fn named_assets() -> Option<PathBuf> {
    set(ASSETS).map(PathBuf::from)
}

/// The folder of a person's own data: [`DATA`], else where the system keeps such things. None on a machine that says
/// of no home.
#[must_use]
pub fn data_folder() -> Option<PathBuf> {
    if let Some(named) = set(DATA) {
        return Some(PathBuf::from(named));
    }
    let home = set("HOME").map(PathBuf::from);
    let base = if cfg!(windows) {
        set("LOCALAPPDATA").map(PathBuf::from)
    } else if cfg!(target_os = "macos") {
        home.map(|home| home.join("Library/Application Support"))
    } else {
        set("XDG_DATA_HOME")
            .map(PathBuf::from)
            .filter(|path| path.is_absolute())
            .or(home.map(|home| home.join(".local/share")))
    };
    base.map(|base| base.join("stillpoint"))
}

/// Names the folder of what can be made again, instead of the system's usual one.
pub const CACHE: &str = "STILLPOINT_CACHE";

/// The folder of what can be made again, such as a person's own words as speech: [`CACHE`], else where the system keeps
/// such things. None on a machine that says of no home.
#[must_use]
pub fn cache_folder() -> Option<PathBuf> {
    if let Some(named) = set(CACHE) {
        return Some(PathBuf::from(named));
    }
    let home = set("HOME").map(PathBuf::from);
    let base = if cfg!(windows) {
        set("LOCALAPPDATA").map(|folder| PathBuf::from(folder).join("cache"))
    } else if cfg!(target_os = "macos") {
        home.map(|home| home.join("Library/Caches"))
    } else {
        let named = set("XDG_CACHE_HOME").map(PathBuf::from).filter(|path| path.is_absolute());
        named.or(home.map(|home| home.join(".cache")))
    };
    base.map(|base| base.join("stillpoint"))
}

/// Where a program lies that can be started by its name.
#[must_use]
pub fn program(name: &str) -> Option<PathBuf> {
    let file = format!("{name}{}", env::consts::EXE_SUFFIX);
    env::split_paths(&set("PATH")?).map(|folder| folder.join(&file)).find(|path| path.is_file())
}

/// Whether a window could be opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Display {
    /// A display answers.
    Ready,
    /// None is named.
    None,
    /// This one is named, but nobody answers there.
    Silent(String),
}

/// Asks for a display: on Linux whether the named Wayland or X server takes a connection; other systems always have one.
#[must_use]
pub fn display() -> Display {
    if cfg!(target_os = "linux") { linux_display() } else { Display::Ready }
}

#[cfg(target_os = "linux")]
fn linux_display() -> Display {
    use std::os::unix::net::UnixStream;

    let mut named = None;
    if set("WAYLAND_SOCKET").is_some() {
        return Display::Ready;
    }
    if let Some(name) = set("WAYLAND_DISPLAY") {
        // An absolute name stands for itself: `join` takes it as it is.
        let socket = PathBuf::from(set("XDG_RUNTIME_DIR").unwrap_or_default()).join(&name);
        if UnixStream::connect(socket).is_ok() {
            return Display::Ready;
        }
        named = Some(name);
    }
    if let Some(name) = set("DISPLAY") {
        if x_answers(&name.to_string_lossy()) {
            return Display::Ready;
        }
        named = Some(name);
    }
    named.map_or(Display::None, |name| Display::Silent(name.to_string_lossy().into_owned()))
}

#[cfg(not(target_os = "linux"))]
fn linux_display() -> Display {
    Display::Ready
}

/// Whether the X server `name` (`:0`, `:10.0`) takes a connection; one on another machine is taken at its word.
#[cfg(target_os = "linux")]
fn x_answers(name: &str) -> bool {
    use std::os::linux::net::SocketAddrExt;
    use std::os::unix::net::{SocketAddr, UnixStream};

    let Some((host, number)) = name.rsplit_once(':') else { return false };
    if !host.is_empty() && host != "unix" {
        return true;
    }
    let number = number.split('.').next().unwrap_or_default();
    let path = format!("/tmp/.X11-unix/X{number}");
    let hidden = SocketAddr::from_abstract_name(&path).is_ok_and(|address| UnixStream::connect_addr(&address).is_ok());
    hidden || UnixStream::connect(path).is_ok()
}

/// Whether a terminal wants colours (`NO_COLOR` unset and `TERM` not `dumb`).
#[must_use]
pub fn colours() -> bool {
    set("NO_COLOR").is_none() && set("TERM").is_some_and(|term| term != "dumb")
}

/// A variable that is set and not empty.
fn set(name: &str) -> Option<OsString> {
    env::var_os(name).filter(|value| !value.is_empty())
}
