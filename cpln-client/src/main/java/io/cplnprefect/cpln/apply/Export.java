/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.apply;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.core.error.UsageException;
import io.cplnprefect.cpln.link.ResourceLink;
import io.cplnprefect.cpln.resource.Documents;
import io.cplnprefect.cpln.resource.Scope;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads objects, and removes what the server sets. */
final class Export {

    private static final List<String> FIRST = List.of("kind", "name", "description", "tags");
    private static final List<String> OF_A_GVC = List.of("identity", "volumeset", "workload");

    private final Places places;
    private final @Nullable String gvc;

    Export(Places places, @Nullable String gvc) {
        this.places = places;
        this.gvc = gvc;
    }

    Manifest of(Collection<ResourceLink> links) {
        List<JsonNode> objects = new ArrayList<>();
        Set<ResourceLink> written = new HashSet<>();
        for (ResourceLink link : links) {
            ResourceLink full = link.resolve(places.org().name(), gvc);
            if (!written.add(full)) {
                continue;
            }
            ManifestKind kind = ManifestKind.find(full.kind());
            if (kind == null || !full.below().isEmpty() || !places.isInOrg(full)) {
                throw new UsageException("Invalid export of " + link + ": expected an object of the organization '"
                        + places.org().name() + "', of a kind that can be applied: " + ManifestKind.names());
            }
            objects.add(cleaned(
                    kind, full.gvc(), places.documents(full).reveal(full.name()).execute()));
        }
        return ordered(objects);
    }

    Manifest ofGvc(String name) {
        Scope scope = places.org().gvc(name);
        List<JsonNode> objects = new ArrayList<>();
        ManifestKind ofGvc = kind("gvc");
        objects.add(cleaned(
                ofGvc, null, new Documents(places.org(), "gvc").get(name).execute()));
        for (String kind : OF_A_GVC) {
            for (ObjectNode object : new Documents(scope, kind).list()) {
                objects.add(cleaned(kind(kind), name, object));
            }
        }
        return ordered(objects);
    }

    private static ManifestKind kind(String name) {
        ManifestKind kind = ManifestKind.find(name);
        if (kind == null) {
            throw new IllegalStateException("The kind " + name + " is not listed");
        }
        return kind;
    }

    /** Returns the manifest in the order of writing, in which it also applies by other programs. */
    private Manifest ordered(List<JsonNode> objects) {
        return Manifest.of(
                ManifestCheck.targets(Manifest.of(objects), places.org().name(), gvc).stream()
                        .map(target -> target.entry().content())
                        .toList());
    }

    private ObjectNode cleaned(ManifestKind kind, @Nullable String ofGvc, ObjectNode object) {
        ObjectNode content = ServerMembers.removedFrom(kind, object);
        ServerMembers.removeDeployTimestamp(content);
        ObjectNode document = places.newObject();
        for (String member : FIRST) {
            JsonNode value = content.remove(member);
            if (value != null && !(value.isContainerNode() && value.isEmpty())) {
                document.set(member, value);
            }
            if (member.equals("name") && ofGvc != null) {
                document.put("gvc", ofGvc);
            }
        }
        return document.setAll(content);
    }
}
