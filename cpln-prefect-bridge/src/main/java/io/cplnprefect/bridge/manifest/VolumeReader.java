/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import io.cplnprefect.bridge.internal.Fields;
import io.cplnprefect.cpln.workload.VolumeMount;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads the volumes of a pod and their mounts. Empty directories become scratch volumes; other kinds are unsupported. */
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
            directory.ignore("medium", "was ignored: scratch volumes are on disk");
            directory.ignore("sizeLimit", "was ignored: scratch volumes have no size limit");
            directory.reportUnknown();
        }
        volume.each((kind, value) -> {
            if (!Set.of("name", "emptyDir").contains(kind)) {
                volume.problem(
                        kind,
                        "is not a supported kind of volume",
                        "use emptyDir, an environment variable with cpln://secret/NAME.KEY, or a file in the image");
            }
        });
    }

    List<VolumeMount> mounts(Fields container) {
        List<VolumeMount> mounts = new ArrayList<>();
        for (Fields mount : container.objects("volumeMounts")) {
            String name = mount.requiredText("name", "name the volume to mount");
            String path = mount.requiredText("mountPath", "set the path to mount it at");
            mount.refuse("subPath", "is not supported on Control Plane", "mount the whole volume");
            mount.refuse("subPathExpr", "is not supported on Control Plane", "mount the whole volume");
            mount.ignore("readOnly", "was ignored: scratch volumes are always writable");
            mount.reportUnknown();
            if (name != null && !names.contains(name)) {
                mount.problem("name", "is '" + name + "', which no volume of the pod has", "add the volume");
            }
            if (name != null && path != null && isValidPath(mount, path, mounts)) {
                mounts.add(VolumeMount.builder()
                        .uri("scratch://" + name)
                        .path(path)
                        .build());
            }
        }
        if (mounts.size() > MAX_MOUNTS) {
            container.problem("volumeMounts", "has " + mounts.size() + " items", "use at most " + MAX_MOUNTS);
        }
        return mounts;
    }

    private static boolean isValidPath(Fields mount, String path, List<VolumeMount> others) {
        String directory = directory(path);
        if (!path.startsWith("/")
                || RESERVED_PATHS.contains(path)
                || RESERVED_PATHS.contains(directory.substring(0, directory.length() - 1))) {
            mount.problem(
                    "mountPath",
                    "is '" + path + "'",
                    "use a path that begins with / and is not reserved for the system");
            return false;
        }
        for (VolumeMount other : others) {
            String otherDirectory = directory(other.path());
            if (directory.startsWith(otherDirectory) || otherDirectory.startsWith(directory)) {
                mount.problem(
                        "mountPath", "is '" + path + "', which overlaps '" + other.path() + "'", "use separate paths");
                return false;
            }
        }
        return true;
    }

    private static String directory(String path) {
        return path.endsWith("/") ? path : path + "/";
    }
}
