/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.apply;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.core.document.Problem;
import io.cplnprefect.cpln.internal.Names;
import io.cplnprefect.cpln.internal.input.InputCheck;
import io.cplnprefect.cpln.link.ResourceLink;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The check of a manifest without requests: all problems of all documents, together. */
final class ManifestCheck {

    private final String org;
    private final List<ManifestProblem> problems = new ArrayList<>();
    private final Map<ResourceLink, ManifestEntry> seen = new HashMap<>();

    /** The GVC of documents that name none: that of the document before, in the order of writing. */
    private @Nullable String gvc;

    private ManifestCheck(String org, @Nullable String gvc) {
        this.org = org;
        this.gvc = gvc;
    }

    /**
     * Returns the objects of a manifest in the order in which they are written.
     *
     * @throws ManifestException if the manifest is invalid
     */
    static List<Target> targets(Manifest manifest, String org, @Nullable String gvc) {
        return new ManifestCheck(org, gvc).targets(manifest);
    }

    /** An object of a kind that can be applied. */
    private record Candidate(ManifestEntry entry, ManifestKind kind) {}

    private List<Target> targets(Manifest manifest) {
        List<Candidate> candidates = new ArrayList<>();
        for (ManifestEntry entry : manifest.entries()) {
            ManifestKind kind = kind(entry);
            if (kind != null) {
                candidates.add(new Candidate(entry, kind));
            }
        }
        candidates.sort(Comparator.comparingInt(each -> each.kind.position()));
        List<Target> targets = new ArrayList<>();
        for (Candidate each : candidates) {
            Target target = target(each.entry, each.kind);
            if (target != null) {
                targets.add(target);
            }
        }
        if (!problems.isEmpty()) {
            problems.sort(Comparator.comparingInt(ManifestProblem::document));
            throw new ManifestException(problems);
        }
        return DependencyOrder.of(targets);
    }

    private @Nullable ManifestKind kind(ManifestEntry entry) {
        if (!entry.content().isObject()) {
            problem(entry, "", "is not an object", "use an object with a kind and a name");
            return null;
        }
        JsonNode kind = entry.content().path("kind");
        ManifestKind found = kind.isTextual() ? ManifestKind.find(kind.textValue()) : null;
        if (kind.isMissingNode() || kind.isNull()) {
            problem(entry, "kind", "is missing", "set the kind, such as workload");
        } else if (found == null) {
            problem(entry, "kind", "is '" + kind.asText() + "'", "use one of " + ManifestKind.names());
        }
        return found;
    }

    private @Nullable Target target(ManifestEntry entry, ManifestKind kind) {
        JsonNode content = entry.content();
        for (Problem found : InputCheck.problems(kind.name(), content)) {
            problem(entry, found.path(), found.fault(), found.fix());
        }
        String of = gvcOf(entry, kind);
        String name = content.path("name").asText();
        if (!Names.isValid(kind.name(), name) || (kind.owner() == ManifestKind.Owner.GVC && of == null)) {
            return null;
        }
        ResourceLink link = switch (kind.owner()) {
            case NOTHING -> ResourceLink.parse("/org/" + name);
            case ORG -> ResourceLink.ofOrg(org, kind.name(), name);
            case GVC -> ResourceLink.ofGvc(org, String.valueOf(of), kind.name(), name);
        };
        ManifestEntry earlier = seen.putIfAbsent(link, entry);
        if (earlier != null) {
            problem(
                    entry,
                    "name",
                    "is that of the " + kind.name() + " in document " + earlier.document(),
                    "remove one of them");
        }
        ObjectNode body = ServerMembers.removedFrom(kind, content);
        return new Target(entry, kind, link, body, References.in(body, org, link.gvc()));
    }

    private @Nullable String gvcOf(ManifestEntry entry, ManifestKind kind) {
        JsonNode named = entry.content().path("gvc");
        if (!named.isMissingNode() && !named.isNull() && !named.isTextual()) {
            problem(entry, "gvc", "is not a text", "use the name of a GVC");
            return null;
        }
        if (named.isTextual() && !named.textValue().isEmpty()) {
            String name = named.textValue();
            if (Names.isValid(name)) {
                gvc = name;
            } else {
                problem(entry, "gvc", "is '" + name + "'", "use the name of a GVC");
                return null;
            }
        }
        if (kind.owner() != ManifestKind.Owner.GVC) {
            return null;
        }
        if (gvc == null) {
            problem(entry, "gvc", "is missing", "set the name of the GVC, or CPLN_GVC");
        }
        return gvc;
    }

    private void problem(ManifestEntry entry, String path, String fault, String fix) {
        problems.add(entry.problem(path, fault, fix));
    }
}
