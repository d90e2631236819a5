/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.manifest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A job manifest converted to a workload of its own, which contains all that its containers run. The text form contains no values of
 * variables.
 *
 * <p>Immutable.
 *
 * @param name {@code metadata.name} of the manifest, or {@code null} if it has none
 * @param namePrefix {@code metadata.generateName} without a dash at its end, or {@code null} if the manifest has none
 * @param spec the {@code spec} of the workload; each call returns a new copy
 * @param tags the tags of the workload
 * @param secrets names of the secrets that an identity of the workload's own must be permitted to reveal, sorted; empty if there are
 *     none or the manifest names an identity
 * @param needs the objects on Control Plane that the manifest names
 * @param warnings parts of the manifest that were changed or ignored, each with its path
 */
public record StandaloneWorkload(
        @Nullable String name,
        @Nullable String namePrefix,
        ObjectNode spec,
        Map<String, String> tags,
        Set<String> secrets,
        ManifestNeeds needs,
        List<String> warnings) {

    private static final String DEFAULT_PREFIX = "cpln-job";
    private static final int MAX_SUFFIX_LENGTH = 10;
    private static final Pattern SUFFIX = Pattern.compile("[a-z0-9]{1," + MAX_SUFFIX_LENGTH + "}");

    static final int MAX_PREFIX_LENGTH = 49 - 1 - MAX_SUFFIX_LENGTH;

    /** Creates a standalone workload from copies of the arguments. */
    public StandaloneWorkload {
        spec = spec.deepCopy();
        tags = Collections.unmodifiableMap(new LinkedHashMap<>(tags));
        secrets = Collections.unmodifiableSet(new TreeSet<>(secrets));
        warnings = List.copyOf(warnings);
    }

    @Override
    public ObjectNode spec() {
        return spec.deepCopy();
    }

    /**
     * Returns the name of the workload: that of the manifest, or its prefix, or {@code cpln-job}, with a suffix.
     *
     * @param suffix a random text of 1 to 10 lower-case letters and digits; without effect if the manifest has a name
     * @return the name, at most 49 characters
     * @throws IllegalArgumentException if the suffix is invalid
     */
    public String workloadName(String suffix) {
        if (!SUFFIX.matcher(suffix).matches()) {
            throw new IllegalArgumentException("Invalid suffix '" + suffix + "' of a workload name: expected 1 to "
                    + MAX_SUFFIX_LENGTH + " lower-case letters and digits");
        }
        if (name != null) {
            return name;
        }
        return (namePrefix == null ? DEFAULT_PREFIX : namePrefix) + "-" + suffix;
    }

    @Override
    public String toString() {
        return "StandaloneWorkload[name=" + name + ", namePrefix=" + namePrefix + ", secrets=" + secrets + "]";
    }
}
