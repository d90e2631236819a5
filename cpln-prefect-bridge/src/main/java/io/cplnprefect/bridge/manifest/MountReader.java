/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.manifest;

import io.cplnprefect.bridge.internal.Fields;
import io.cplnprefect.cpln.workload.VolumeMount;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the mounts of containers. */
final class MountReader {

    private static final int MAX_MOUNTS = 15;
    private static final Set<String> RESERVED_PATHS = Set.of("/", "/dev", "/dev/log", "/tmp", "/var", "/var/log");

    private final Map<String, PodVolume> volumes;
    private final Reading reading;
    private final Set<String> mounted = new HashSet<>();

    /** Creates a reader for the containers of a pod with some volumes. */
    MountReader(Map<String, PodVolume> volumes, Reading reading) {
        this.volumes = volumes;
        this.reading = reading;
    }

    /** Returns the names of volumes that no container has mounted so far. */
    List<String> unmounted() {
        return volumes.keySet().stream().filter(name -> !mounted.contains(name)).toList();
    }

    List<VolumeMount> read(Fields container) {
        List<VolumeMount> mounts = new ArrayList<>();
        for (Fields mount : container.objects("volumeMounts")) {
            String name = mount.requiredText("name", "name the volume to mount");
            String path = mount.requiredText("mountPath", "set the path to mount it at");
            String subPath = mount.text("subPath");
            mount.refuse("subPathExpr", "is not supported on Control Plane", "use subPath");
            mount.acceptOnly("mountPropagation", "None");
            PodVolume volume = name == null ? null : volumes.get(name);
            if (name != null && volume == null) {
                mount.problem("name", "is '" + name + "', which no volume of the pod has", "add the volume");
            } else if (name != null && volume != null) {
                mounted.add(name);
                readAccess(mount, volume);
                List<VolumeMount> read = path == null ? List.of() : mounts(mount, volume, path, subPath);
                read.stream().filter(each -> isValid(mount, each, mounts)).forEach(mounts::add);
            }
            mount.accept("readOnly");
            mount.reportUnknown();
        }
        if (mounts.size() > MAX_MOUNTS) {
            container.problem("volumeMounts", "are " + mounts.size() + " mounts", "use at most " + MAX_MOUNTS);
        }
        return mounts;
    }

    private void readAccess(Fields mount, PodVolume volume) {
        Boolean readOnly = mount.bool("readOnly");
        if (readOnly == null) {
            return;
        }
        boolean secrets = volume instanceof PodVolume.SecretFiles;
        if (secrets && !readOnly) {
            reading.findings().warning(mount.path("readOnly"), "was ignored: secrets are always read-only");
        } else if (!secrets && readOnly) {
            reading.findings().warning(mount.path("readOnly"), "was ignored: the volume is always writable");
        }
    }

    private List<VolumeMount> mounts(Fields mount, PodVolume volume, String path, @Nullable String subPath) {
        if (volume instanceof PodVolume.SecretFiles files) {
            List<VolumeMount> mounts = new ArrayList<>();
            for (PodVolume.Source source : files.sources()) {
                List<VolumeMount> ofSource = secretMounts(source, path, subPath);
                if (!ofSource.isEmpty()) {
                    reading.needs().mounted(source.secret(), mount.path("name"));
                }
                mounts.addAll(ofSource);
            }
            if (mounts.isEmpty() && !files.sources().isEmpty()) {
                mount.problem(
                        subPath == null ? "name" : "subPath",
                        subPath == null ? "is a volume without items" : "is '" + subPath + "', which no item has",
                        "add an item with this path to the volume");
            }
            return mounts;
        }
        mount.refuse("subPath", "is supported for secrets only", "mount the whole volume");
        if (volume instanceof PodVolume.Scratch scratch) {
            return List.of(volumeMount("scratch://" + scratch.name(), path));
        }
        if (volume instanceof PodVolume.SharedFiles shared) {
            return List.of(volumeMount("cpln://volumeset/" + shared.volumeSet(), path));
        }
        return List.of();
    }

    private static List<VolumeMount> secretMounts(PodVolume.Source source, String path, @Nullable String subPath) {
        List<PodVolume.Item> items = source.items();
        if (items == null) {
            String uri = subPath == null
                    ? SecretReference.to(source.secret())
                    : SecretReference.to(source.secret(), subPath);
            return List.of(volumeMount(uri, path));
        }
        if (subPath == null) {
            return items.stream()
                    .map(item ->
                            volumeMount(SecretReference.to(source.secret(), item.key()), directory(path) + item.path()))
                    .toList();
        }
        return items.stream()
                .filter(item -> item.path().equals(subPath))
                .map(item -> volumeMount(SecretReference.to(source.secret(), item.key()), path))
                .limit(1)
                .toList();
    }

    private static VolumeMount volumeMount(String uri, String path) {
        return VolumeMount.builder().uri(uri).path(path).build();
    }

    private static boolean isValid(Fields mount, VolumeMount added, List<VolumeMount> others) {
        String path = added.path();
        String directory = directory(normalized(path));
        if (!path.startsWith("/") || RESERVED_PATHS.contains(normalized(path))) {
            mount.problem(
                    "mountPath",
                    "is '" + path + "'",
                    "use a path that begins with / and is not reserved for the system");
            return false;
        }
        for (VolumeMount other : others) {
            String otherDirectory = directory(normalized(other.path()));
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

    /** Returns an absolute path without empty names, {@code .} and {@code ..}. */
    private static String normalized(String path) {
        Deque<String> names = new ArrayDeque<>();
        for (String name : path.split("/", -1)) {
            if (name.equals("..")) {
                names.pollLast();
            } else if (!name.isEmpty() && !name.equals(".")) {
                names.addLast(name);
            }
        }
        return "/" + String.join("/", names);
    }
}
