/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.manifest;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A volume of a pod. */
sealed interface PodVolume {

    /** A directory that lives as long as the job. */
    record Scratch(String name) implements PodVolume {}

    /** A volume set of the GVC. */
    record SharedFiles(String volumeSet) implements PodVolume {}

    /** Secrets as files. */
    record SecretFiles(List<Source> sources) implements PodVolume {}

    /** A volume that was reported as a problem. */
    record Invalid() implements PodVolume {}

    /**
     * A secret as files.
     *
     * @param secret name of the secret
     * @param items the keys to mount, or {@code null} for all
     */
    record Source(String secret, @Nullable List<Item> items) {}

    /** A key of a secret and the path of its file below the mount. */
    record Item(String key, String path) {}
}
