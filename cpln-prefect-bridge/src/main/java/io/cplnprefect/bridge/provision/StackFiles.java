/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.provision;

import io.cplnprefect.core.error.UsageException;
import io.cplnprefect.cpln.apply.Manifest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** A stack as a tree of files for programs that apply what a repository contains. A pure function. */
final class StackFiles {

    private StackFiles() {}

    static Map<String, String> of(PrefectStack stack, String cluster, Function<List<StackObject>, Manifest> manifest) {
        if (!StackCheck.isName(cluster)) {
            throw new UsageException("Invalid cluster '" + cluster
                    + "': expected lower-case letters, digits and '-', beginning with a letter, not ending with '-'");
        }
        StackObjects objects = StackObjects.of(stack);
        String folder = "clusters/" + cluster + "/";
        Map<String, String> files = new LinkedHashMap<>();
        files.put(folder + "prefect/base.yaml", manifest.apply(objects.base()).toYaml());
        files.put(
                folder + "prefect/server.yaml", manifest.apply(objects.server()).toYaml());
        files.put(
                folder + "prefect/worker.yaml", manifest.apply(objects.worker()).toYaml());
        files.put(
                folder + "work-pools/" + stack.worker().workPool() + ".json",
                PoolTemplate.of(stack).toPrettyString() + "\n");
        return files;
    }
}
