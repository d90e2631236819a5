/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.seed;

import com.fasterxml.jackson.databind.JsonNode;
import io.cplnprefect.testkit.cpln.ControlPlaneEmulator;
import io.cplnprefect.testkit.cpln.internal.kind.Kind;
import io.cplnprefect.testkit.cpln.internal.kind.Kinds;
import io.cplnprefect.testkit.internal.yaml.YamlDocument;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An item of Control Plane as {@code cpln apply} reads it. */
final class ControlPlaneItem {
    /** The order in which {@code cpln apply} stores kinds; all others follow. */
    private static final List<String> KINDS =
            List.of("agent", "secret", "cloudaccount", "gvc", "identity", "volumeset", "policy", "workload");

    static final Comparator<ControlPlaneItem> ORDER = Comparator.comparingInt(ControlPlaneItem::position);

    private final Kind kind;
    private final JsonNode content;
    private final int line;
    private @Nullable String gvc;

    private ControlPlaneItem(Kind kind, JsonNode content, int line) {
        this.kind = kind;
        this.content = content;
        this.line = line;
        gvc = content.path("gvc").textValue();
    }

    /** Adds the items of a document. */
    static void collect(YamlDocument document, List<ControlPlaneItem> items, List<String> problems) {
        collect(document, "", document.value(), items, problems);
    }

    private static void collect(
            YamlDocument document, String path, JsonNode value, List<ControlPlaneItem> items, List<String> problems) {
        String name = value.path("kind").asText();
        boolean list = name.equals("list") || name.equals("queryresult");
        if (list || value.isArray()) {
            String at = list ? path + (path.isEmpty() ? "" : ".") + "items" : path;
            int index = 0;
            for (JsonNode each : list ? value.path("items") : value) {
                collect(document, at + "[" + index++ + "]", each, items, problems);
            }
            return;
        }
        int line = document.line(path);
        Kind kind = Kinds.find(name);
        if (kind == null) {
            problems.add("line " + line + ": unknown kind '" + name
                    + "', expected a kind of Control Plane, or a document with work_pools, deployments or flow_runs");
        } else if (!value.path("name").isTextual()) {
            problems.add("line " + line + ": the " + name + " has no name");
        } else {
            items.add(new ControlPlaneItem(kind, value, line));
        }
    }

    /** Sets the GVC of each item that has none to that of the items before it. */
    static void completeGvcs(List<ControlPlaneItem> items, List<String> problems) {
        String last = null;
        for (ControlPlaneItem item : items) {
            if (item.gvc != null) {
                last = item.gvc;
            } else if (item.kind.scope() == Kind.Scope.GVC) {
                item.gvc = last;
            }
            if (item.kind.name().equals("gvc")) {
                last = item.content.path("name").asText();
            }
            if (item.gvc == null && item.kind.scope() == Kind.Scope.GVC) {
                problems.add("line " + item.line + ": the " + item + " has no gvc");
            }
        }
    }

    void applyTo(ControlPlaneEmulator emulator, List<String> problems) {
        String owner = kind.scope() == Kind.Scope.GVC ? "/gvc/" + gvc : "";
        String collection = kind.scope() == Kind.Scope.ROOT ? "" : owner + "/" + kind.name();
        try {
            emulator.state().call("PUT", "/org/" + emulator.state().org() + collection, content);
        } catch (IllegalStateException e) {
            problems.add("line " + line + ": " + this + ": " + e.getMessage());
        }
    }

    private int position() {
        int position = KINDS.indexOf(kind.name());
        return position < 0 ? KINDS.size() : position;
    }

    @Override
    public String toString() {
        return kind.name() + " '" + content.path("name").asText() + "'";
    }
}
