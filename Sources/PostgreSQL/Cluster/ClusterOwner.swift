import FoundationEssentials
import Glibc

/// The user that the server runs as: ourselves, or `postgres` when we are root.
struct ClusterOwner: Sendable, Equatable {
    let userID: UInt32
    let groupID: UInt32
    /// Whether we are root and step down for the server.
    let isSteppingDown: Bool

    static func current() throws(ClusterError) -> ClusterOwner {
        guard geteuid() == 0 else { return ClusterOwner(userID: geteuid(), groupID: getegid(), isSteppingDown: false) }
        var record = passwd()
        var found: UnsafeMutablePointer<passwd>?
        var buffer = [CChar](repeating: 0, count: 16_384)
        guard getpwnam_r("postgres", &record, &buffer, buffer.count, &found) == 0, found != nil else { throw .userMissing }
        return ClusterOwner(userID: record.pw_uid, groupID: record.pw_gid, isSteppingDown: true)
    }

    /// Whether this user may pass through every folder on the way to `path`, which exists.
    func canReach(_ path: String) -> Bool {
        guard isSteppingDown else { return true }
        var partial = ""
        for component in path.split(separator: "/") {
            partial += "/" + component
            var info = stat()
            guard stat(partial, &info) == 0 else { return false }
            let mode = info.st_mode
            let mayPass: Bool
            if info.st_uid == userID {
                mayPass = mode & S_IXUSR != 0
            } else if info.st_gid == groupID {
                mayPass = mode & S_IXGRP != 0
            } else {
                mayPass = mode & S_IXOTH != 0
            }
            guard mayPass else { return false }
        }
        return true
    }
}

/// Folders and files of a cluster.
struct ClusterPlace: Sendable, Equatable {
    let folder: String
    let socketFolder: String
    /// Whether this is not the wanted folder.
    var isFallback = false

    var dataFolder: String { folder + "/data" }
    var newDataFolder: String { folder + "/data.new" }
    var logFile: String { folder + "/postgresql.log" }
    var lockFile: String { folder + "/lock" }
    var processFile: String { dataFolder + "/postmaster.pid" }

    /// A socket's path may have 107 bytes; `/.s.PGSQL.5432` is 14 of them.
    private static let maxSocketFolder = 92

    /// The wanted folder, or one that user `postgres` can reach; made, with the right owner and mode.
    static func choose(wanted: String, owner: ClusterOwner) throws(ClusterError) -> ClusterPlace {
        let absolute = wanted.hasPrefix("/") ? wanted : FileManager.default.currentDirectoryPath + "/" + wanted
        let key = String(SHA256.hexadecimal(of: absolute).prefix(12))
        var reason = "user postgres cannot reach it"
        for candidate in [absolute, "/var/lib/antragswerk/\(key)", "/tmp/antragswerk-\(key)"] {
            do throws(ClusterError) {
                try make(candidate)
                if candidate != absolute { try refuseForeign(candidate, owner) }
            } catch {
                reason = "\(error)"
                continue
            }
            guard owner.canReach(candidate) else { continue }
            try make(candidate + "/run", mode: 0o700, owner: owner)
            var place = ClusterPlace(folder: candidate, socketFolder: candidate + "/run", isFallback: candidate != absolute)
            guard place.socketFolder.utf8.count > maxSocketFolder else { return place }
            let short = "/tmp/antragswerk-run-\(key)"
            try make(short, mode: 0o700, owner: owner)
            place = ClusterPlace(folder: candidate, socketFolder: short, isFallback: place.isFallback)
            return place
        }
        throw .folderUnusable(path: absolute, reason: reason)
    }

    private static func make(_ path: String) throws(ClusterError) {
        do { try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true) } catch {
            throw .folderUnusable(path: path, reason: "it cannot be made")
        }
    }

    /// Nobody else may have planted it, or a link in its place.
    private static func refuseForeign(_ path: String, _ owner: ClusterOwner) throws(ClusterError) {
        var info = stat()
        guard lstat(path, &info) == 0, info.st_mode & S_IFMT == S_IFDIR else {
            throw .folderUnusable(path: path, reason: "it is not a folder")
        }
        guard [0, geteuid(), owner.userID].contains(info.st_uid) else {
            throw .folderUnusable(path: path, reason: "it belongs to somebody else")
        }
    }

    /// Makes a folder of the server's own.
    static func make(_ path: String, mode: UInt32, owner: ClusterOwner) throws(ClusterError) {
        try make(path)
        try refuseForeign(path, owner)
        guard chmod(path, mode) == 0, !owner.isSteppingDown || chown(path, owner.userID, owner.groupID) == 0 else {
            throw .folderUnusable(path: path, reason: "its owner cannot be set")
        }
    }
}
