/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.manifest;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one container of a shared workload runs for one job; it travels with the command, not with the workload.
 *
 * <p>Immutable. Its text form leaves out command, arguments and values, which may hold secrets.
 *
 * @param name the container's name, the same as in the workload
 * @param image the image to run
 * @param cpu in millicores, such as {@code 500m}
 * @param memory in mebibytes, such as {@code 512Mi}
 * @param command the program, or null for the image's own; Control Plane takes one word of at most 256 characters
 * @param args the words after the program, or after the image's entry point; empty for none
 * @param env the variables, each name once
 */
public record ContainerOverride(
        String name,
        String image,
        String cpu,
        String memory,
        @Nullable String command,
        List<String> args,
        List<EnvironmentVariable> env) {

    /** Copies the lists. */
    public ContainerOverride {
        args = List.copyOf(args);
        env = List.copyOf(env);
    }

    @Override
    public String toString() {
        return "ContainerOverride{" + name + ", image=" + image + ", cpu=" + cpu + ", memory=" + memory + ", env=" + env
                + "}";
    }
}
