/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.seed;

import com.fasterxml.jackson.databind.JsonNode;
import io.cplnprefect.testkit.cpln.ControlPlaneEmulator;
import io.cplnprefect.testkit.internal.yaml.YamlDocument;
import io.cplnprefect.testkit.prefect.PrefectEmulator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Objects that exist in the emulators before a test begins, from YAML or JSON. A text may contain several documents, of
 * any of these forms:
 *
 * <ul>
 *   <li>items of Control Plane with a {@code kind}, as {@code cpln apply} reads them: a GVC that a document names applies
 *       to the later ones, lists are replaced by their items, and items are stored in the order of that command
 *   <li>{@code deployments}, as in {@code prefect.yaml}: flows and work pools that do not exist are created, and schedules
 *       are stored inactive
 *   <li>{@code work_pools}, each with the members of the API
 *   <li>{@code flow_runs}, each with the members of the API, its {@code deployment} as {@code flow/deployment} or its
 *       {@code flow}, and the types of its {@code states} in order
 *   <li>{@code variables} and {@code concurrency_limits}, each with the members of the API; limits are global ones
 *   <li>{@code block_documents}, each with its {@code block_type} as slug, its {@code name} and its {@code data}; types and
 *       schemas that do not exist are created
 *   <li>{@code events}, each with the members of the API; {@code resource} may be an id, and {@code id} may be absent
 * </ul>
 *
 * <p>Immutable.
 */
public final class Seed {
    private final String label;
    private final List<ControlPlaneItem> items = new ArrayList<>();
    private final List<PrefectDocument> prefectDocuments = new ArrayList<>();

    private Seed(String label, String text) {
        this.label = label;
        List<String> problems = new ArrayList<>();
        for (YamlDocument document : YamlDocument.readAll(label, text)) {
            JsonNode value = document.value();
            if (PrefectDocument.matches(value)) {
                prefectDocuments.add(new PrefectDocument(value));
            } else {
                ControlPlaneItem.collect(document, items, problems);
            }
        }
        ControlPlaneItem.completeGvcs(items, problems);
        report(problems);
    }

    /**
     * Returns the seed in a text.
     *
     * @throws IllegalArgumentException if it is not YAML or a document has none of the forms; it contains all problems
     */
    public static Seed of(String text) {
        return new Seed("the text", text);
    }

    /**
     * Returns the seed in a file.
     *
     * @throws IllegalArgumentException if it is not YAML or a document has none of the forms; it contains all problems
     * @throws UncheckedIOException if the file cannot be read
     */
    public static Seed of(Path file) {
        try {
            return new Seed(file.toString(), Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the seed " + file + ": " + e, e);
        }
    }

    /**
     * Creates the objects. Items and deployments that exist are replaced, flows and work pools are kept, and flow runs are
     * always created.
     *
     * @param controlPlane null if there is no such emulator
     * @param prefect null if there is no such emulator
     * @throws IllegalArgumentException if an emulator refuses objects or does not exist; it contains all problems
     */
    public void applyTo(@Nullable ControlPlaneEmulator controlPlane, @Nullable PrefectEmulator prefect) {
        List<String> problems = new ArrayList<>();
        if (controlPlane == null && !items.isEmpty()) {
            problems.add("it has items of Control Plane, which is not emulated");
        }
        if (prefect == null && !prefectDocuments.isEmpty()) {
            problems.add("it has objects of Prefect, which is not emulated");
        }
        report(problems);
        if (controlPlane != null) {
            items.stream().sorted(ControlPlaneItem.ORDER).forEach(item -> item.applyTo(controlPlane, problems));
        }
        if (prefect != null) {
            prefectDocuments.forEach(document -> document.applyTo(prefect, problems));
        }
        report(problems);
    }

    private void report(List<String> problems) {
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException("Invalid seed in " + label + ": " + String.join("; ", problems));
        }
    }
}
