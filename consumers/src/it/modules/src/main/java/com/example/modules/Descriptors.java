/* SPDX-License-Identifier: Apache-2.0 */
package com.example.modules;

import java.io.IOException;
import java.lang.module.ModuleReader;
import java.lang.module.ResolvedModule;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Every package outside {@code internal} is exported, and Jackson reaches every package of generated models. */
final class Descriptors {
    private static final List<String> PARTS = List.of("core", "cpln", "prefect", "bridge", "testkit");

    private Descriptors() {}

    static void check() throws IOException {
        Module jackson =
                ModuleLayer.boot().findModule("com.fasterxml.jackson.databind").orElseThrow();
        Set<String> problems = new TreeSet<>();
        for (String part : PARTS) {
            ResolvedModule resolved = ModuleLayer.boot()
                    .configuration()
                    .findModule("io.cplnprefect." + part)
                    .orElseThrow();
            Module module = ModuleLayer.boot().findModule(resolved.name()).orElseThrow();
            for (String name : module.getPackages()) {
                if (name.contains(".internal") == module.isExported(name)) {
                    problems.add(name + (module.isExported(name) ? " is exported" : " is not exported"));
                }
            }
            for (String name : packagesOfModels(resolved)) {
                if (!module.isOpen(name, jackson)) {
                    problems.add(name + " is not open to Jackson");
                }
            }
        }
        if (!problems.isEmpty()) {
            throw new AssertionError(String.join(", ", problems));
        }
    }

    /** Returns the packages with generated models that name their JSON properties. */
    private static Set<String> packagesOfModels(ResolvedModule module) throws IOException {
        try (ModuleReader reader = module.reference().open()) {
            return reader.list()
                    .filter(file -> file.matches(".*/Immutable\\w+\\$Json\\.class"))
                    .map(file -> file.substring(0, file.lastIndexOf('/')).replace('/', '.'))
                    .collect(Collectors.toSet());
        }
    }
}
