/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import io.cplnprefect.bridge.internal.Fields;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the volumes of a pod. */
final class VolumeReader {

    private static final Set<String> KINDS =
            Set.of("emptyDir", "persistentVolumeClaim", "secret", "configMap", "projected");
    private static final String MODE_WARNING =
            "was ignored: files of secrets are read-only and Control Plane sets their mode; copy the file and change its mode"
                    + " in the command if its program requires one";

    private final Reading reading;

    VolumeReader(Reading reading) {
        this.reading = reading;
    }

    /** Returns the volumes by name, in their order. */
    Map<String, PodVolume> read(List<Fields> volumes) {
        Map<String, PodVolume> byName = new LinkedHashMap<>();
        for (Fields volume : volumes) {
            String name = volume.requiredText("name", "name the volume");
            PodVolume read = read(volume, name == null ? "" : name);
            if (name != null && byName.put(name, read) != null) {
                volume.problem("name", "is '" + name + "', the name of another volume", "rename one of them");
            }
        }
        return byName;
    }

    private PodVolume read(Fields volume, String name) {
        List<String> kinds = new ArrayList<>();
        volume.each((kind, value) -> {
            if (KINDS.contains(kind)) {
                kinds.add(kind);
            } else if (!kind.equals("name")) {
                kinds.add("");
                volume.problem(
                        kind,
                        "is not a supported kind of volume",
                        "use emptyDir, secret, configMap, projected or persistentVolumeClaim");
            }
        });
        if (kinds.size() > 1) {
            if (!kinds.contains("")) {
                reading.findings()
                        .problem(volume.path(), "has several kinds: " + String.join(", ", kinds), "use one of them");
            }
            return new PodVolume.Invalid();
        }
        // As in Kubernetes, a volume of no kind is an empty directory.
        return read(volume, name, kinds.isEmpty() ? "emptyDir" : kinds.get(0));
    }

    private PodVolume read(Fields volume, String name, String kind) {
        Fields content = volume.object(kind);
        PodVolume read = switch (kind) {
            case "emptyDir" -> scratch(content, name);
            case "persistentVolumeClaim" -> sharedFiles(content);
            case "projected" -> projected(content);
            case "secret" -> secretFiles(content, "secretName");
            case "configMap" -> secretFiles(content, "name");
            default -> new PodVolume.Invalid();
        };
        content.reportUnknown();
        return read;
    }

    private static PodVolume scratch(Fields directory, String name) {
        directory.ignore("medium", "was ignored: scratch volumes are on disk");
        directory.ignore("sizeLimit", "was ignored: scratch volumes have no size limit");
        return new PodVolume.Scratch(name);
    }

    private PodVolume sharedFiles(Fields claim) {
        String name = reading.objectName(claim, "claimName", "volume set");
        claim.ignore("readOnly", "was ignored: volume sets are writable");
        if (name == null) {
            return new PodVolume.Invalid();
        }
        reading.needs().volumeSet(name, claim.path("claimName"));
        return new PodVolume.SharedFiles(name);
    }

    private PodVolume secretFiles(Fields volume, String nameField) {
        PodVolume.Source source = source(volume, nameField);
        return new PodVolume.SecretFiles(source == null ? List.of() : List.of(source));
    }

    private PodVolume projected(Fields volume) {
        ignoreMode(volume, "defaultMode", "");
        List<PodVolume.Source> sources = new ArrayList<>();
        for (Fields entry : volume.objects("sources")) {
            for (String kind : List.of("secret", "configMap")) {
                if (entry.node(kind) != null) {
                    Fields content = entry.object(kind);
                    PodVolume.Source source = source(content, "name");
                    content.reportUnknown();
                    if (source != null) {
                        sources.add(source);
                    }
                }
            }
            for (String kind : List.of("serviceAccountToken", "downwardAPI", "clusterTrustBundle")) {
                entry.refuse(kind, "is not supported on Control Plane", "use secret or configMap");
            }
            entry.reportUnknown();
        }
        return new PodVolume.SecretFiles(sources);
    }

    /** Returns null if the secret is left out, or invalid, which is reported. */
    private PodVolume.@Nullable Source source(Fields volume, String nameField) {
        String secret = reading.objectName(volume, nameField, "secret");
        boolean leftOut = reading.isLeftOut(volume, nameField, secret);
        ignoreMode(volume, "defaultMode", secret == null ? "" : "of " + secret + " ");
        List<PodVolume.Item> items = volume.node("items") == null ? null : items(volume);
        return secret == null || leftOut ? null : new PodVolume.Source(secret, items);
    }

    private List<PodVolume.Item> items(Fields volume) {
        List<PodVolume.Item> items = new ArrayList<>();
        for (Fields item : volume.objects("items")) {
            String key = SecretReference.key(item, "key", reading);
            String path = item.requiredText("path", "set the path of the file below the mount");
            ignoreMode(item, "mode", path == null ? "" : "of " + path + " ");
            item.reportUnknown();
            boolean outside = path != null
                    && (path.startsWith("/") || List.of(path.split("/", -1)).contains(".."));
            if (outside) {
                item.problem("path", "is '" + path + "'", "use a relative path without '..'");
            } else if (key != null && path != null) {
                items.add(new PodVolume.Item(key, path));
            }
        }
        return items;
    }

    private void ignoreMode(Fields fields, String key, String of) {
        JsonNode mode = fields.node(key);
        if (mode != null) {
            reading.findings().warning(fields.path(key), of + MODE_WARNING);
        }
    }
}
