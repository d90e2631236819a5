/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.job;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One run of a cron workload: overrides applied, environments merged, secrets resolved.
 *
 * @param org name of the organization
 * @param gvc name of the global virtual cloud
 * @param workload name of the workload
 * @param location name of the location the job runs in
 * @param commandId id of the command that started the run
 * @param replica name of the pod, the value of the log label {@code replica}
 * @param containers at least one, in the order of the workload
 */
public record JobSpec(
        String org,
        String gvc,
        String workload,
        String location,
        String commandId,
        String replica,
        List<Container> containers) {

    /** Keeps a copy of the list. */
    public JobSpec {
        containers = List.copyOf(containers);
    }

    /** Returns the first container, the only one of most jobs. */
    public Container mainContainer() {
        return containers.get(0);
    }

    /**
     * One container of a job. Its string form omits the values of the environment and the content of files, which may be secrets.
     *
     * @param name name of the container
     * @param image the image of the workload or of the override; scripted and process runtimes do not pull it
     * @param command replaces the image's entry point; empty for the image's own
     * @param args arguments
     * @param env environment, with secrets as plain text
     * @param workingDir working directory, null for the image's own
     * @param files content of the files of secret volumes, by their paths in the container
     */
    public record Container(
            String name,
            String image,
            List<String> command,
            List<String> args,
            Map<String, String> env,
            @Nullable String workingDir,
            Map<String, String> files) {

        /** Creates a container without secret volumes. */
        public Container(
                String name,
                String image,
                List<String> command,
                List<String> args,
                Map<String, String> env,
                @Nullable String workingDir) {
            this(name, image, command, args, env, workingDir, Map.of());
        }

        /** Keeps copies of the collections. */
        public Container {
            command = List.copyOf(command);
            args = List.copyOf(args);
            env = Map.copyOf(env);
            files = Map.copyOf(files);
        }

        @Override
        public String toString() {
            return "Container[name=" + name + ", image=" + image + ", command=" + command + ", args=" + args + ", env="
                    + env.keySet() + ", workingDir=" + workingDir + ", files=" + files.keySet() + "]";
        }
    }
}
