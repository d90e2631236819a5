/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import io.cplnprefect.bridge.internal.Fields;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads the volumes of a pod and their mounts: empty directories become scratch volumes, other kinds are refused. */
final class VolumeReader {

    private static final int MAX_MOUNTS = 15;
    private static final Set<String> RESERVED_PATHS = Set.of("/", "/dev", "/dev/log", "/tmp", "/var", "/var/log");

    private final Set<String> names = new HashSet<>();

    VolumeReader(List<Fields> volumes) {
        volumes.forEach(this::volume);
    }

    private void volume(Fields volume) {
        String name = volume.requiredText("name", "name the volume");
        if (name != null) {
            names.add(name);
        }
        JsonNode emptyDir = volume.node("emptyDir");
        if (emptyDir != null) {
            Fields directory = volume.object("emptyDir");
            directory.ignore("medium", "was left out: scratch volumes lie on disk");
            directory.ignore("sizeLimit", "was left out: scratch volumes have no limit of their own");
            directory.reportUnknown();
        }
        volume.each((kind, value) -> {
            if (!Set.of("name", "emptyDir").contains(kind)) {
                volume.problem(
                        kind,
                        "is a kind of volume that is not supported yet",
                        "use emptyDir, an environment variable with cpln://secret/NAME.KEY, or a file in the image");
            }
        });
    }

    List<JobManifest.Volume> mounts(Fields container) {
        List<JobManifest.Volume> mounts = new ArrayList<>();
        for (Fields mount : container.objects("volumeMounts")) {
            String name = mount.requiredText("name", "name the volume to mount");
            String path = mount.requiredText("mountPath", "say where to mount it");
            mount.refuse("subPath", "has no counterpart here", "mount the whole volume");
            mount.refuse("subPathExpr", "has no counterpart here", "mount the whole volume");
            mount.ignore("readOnly", "was left out: a scratch volume can always be written");
            mount.reportUnknown();
            if (name != null && !names.contains(name)) {
                mount.problem("name", "is '" + name + "', which no volume of the pod has", "add the volume");
            }
            if (name != null && path != null && pathIsGood(mount, path, mounts)) {
                mounts.add(new JobManifest.Volume("scratch://" + name, path));
            }
        }
        if (mounts.size() > MAX_MOUNTS) {
            container.problem("volumeMounts", "has " + mounts.size() + " items", "use at most " + MAX_MOUNTS);
        }
        return mounts;
    }

    private static boolean pathIsGood(Fields mount, String path, List<JobManifest.Volume> others) {
        String directory = directory(path);
        if (!path.startsWith("/")
                || RESERVED_PATHS.contains(path)
                || RESERVED_PATHS.contains(directory.substring(0, directory.length() - 1))) {
            mount.problem(
                    "mountPath", "is '" + path + "'", "use a path that begins with / and is not the system's own");
            return false;
        }
        for (JobManifest.Volume other : others) {
            String otherDirectory = directory(other.path());
            if (directory.startsWith(otherDirectory) || otherDirectory.startsWith(directory)) {
                mount.problem(
                        "mountPath",
                        "is '" + path + "' beside '" + other.path() + "'",
                        "use paths apart from each other");
                return false;
            }
        }
        return true;
    }

    private static String directory(String path) {
        return path.endsWith("/") ? path : path + "/";
    }
}
