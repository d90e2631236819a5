/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.core.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * A reader of YAML, of which JSON is a part. Values have the types of JSON; tags for other types and repeated keys are problems. An
 * alias is replaced by a copy of its value.
 */
public final class DocumentText {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final LoadSettings SETTINGS = LoadSettings.builder()
            .setCodePointLimit(DocumentLimits.MAX_CHARACTERS)
            .build();
    private static final String CORE_TAG = "tag:yaml.org,2002:";

    private final YamlDialect dialect;
    private final Iterator<Event> events;
    private final List<Problem> problems = new ArrayList<>();
    private final DocumentLimits limits = new DocumentLimits();
    private final Map<Anchor, @Nullable JsonNode> anchors = new HashMap<>();
    private Map<String, Position> positions = new HashMap<>();

    private DocumentText(String text, YamlDialect dialect) {
        this.dialect = dialect;
        this.events = new Parse(SETTINGS).parseString(text).iterator();
    }

    /**
     * Reads the documents of a text in the strict dialect; empty ones are omitted.
     *
     * @param text the text, with the limits of {@link #read(String, YamlDialect)}
     * @return the documents, in their order
     * @throws InvalidDocumentException if the text is not YAML, is too large, or contains what has no counterpart in JSON
     */
    public static List<Document> read(String text) {
        return read(text, YamlDialect.STRICT);
    }

    /**
     * Reads the documents of a text; empty ones are omitted.
     *
     * @param text the text, of at most 1,000,000 characters; 50,000 values and 64 levels after its aliases are replaced
     * @param dialect what the text may contain
     * @return the documents, in their order
     * @throws InvalidDocumentException if the text is not YAML, is too large, or contains what has no counterpart in JSON
     */
    public static List<Document> read(String text, YamlDialect dialect) {
        if (text.length() > DocumentLimits.MAX_CHARACTERS) {
            throw failure("has " + text.length() + " characters", "use at most " + DocumentLimits.MAX_CHARACTERS, null);
        }
        try {
            return new DocumentText(text.startsWith("\uFEFF") ? text.substring(1) : text, dialect).documents();
        } catch (MarkedYamlEngineException e) {
            throw failure("is not valid YAML", String.valueOf(e.getProblem()), position(e.getProblemMark()));
        } catch (YamlEngineException e) {
            throw failure(
                    "is not valid YAML",
                    String.valueOf(e.getMessage()).lines().findFirst().orElse(""),
                    null);
        }
    }

    private static InvalidDocumentException failure(String fault, String fix, @Nullable Position position) {
        return new InvalidDocumentException(List.of(new Problem("", fault, fix, position)));
    }

    private List<Document> documents() {
        List<Document> documents = new ArrayList<>();
        while (events.hasNext()) {
            Event event = events.next();
            if (event instanceof NodeEvent root) {
                positions = new HashMap<>();
                anchors.clear();
                JsonNode content = value(root, "", 0);
                if (!content.isNull()) {
                    documents.add(new Document(content, new Positions(positions)));
                }
            }
        }
        if (!problems.isEmpty()) {
            throw new InvalidDocumentException(problems);
        }
        return documents;
    }

    private JsonNode value(Event event, String path, int depth) {
        check(event, depth);
        position(event.getStartMark(), path);
        if (event instanceof AliasEvent alias) {
            return alias(alias, path, depth);
        }
        Anchor anchor = ((NodeEvent) event).getAnchor().orElse(null);
        if (anchor != null) {
            anchors.put(anchor, null);
        }
        JsonNode value;
        if (event instanceof ScalarEvent scalar) {
            value = scalar(scalar, path);
        } else if (event instanceof SequenceStartEvent sequence) {
            tag(sequence.getTag(), "seq", path);
            value = array(path, depth);
        } else {
            tag(((CollectionStartEvent) event).getTag(), "map", path);
            value = object(path, depth);
        }
        if (anchor != null) {
            anchors.put(anchor, value);
        }
        return value;
    }

    private void check(Event event, int depth) {
        String exceeded = limits.exceededBy(depth);
        if (exceeded != null) {
            throw failure(exceeded, "use a smaller document", position(event.getStartMark()));
        }
    }

    /** An anchor without a value is that of an array or object which is still being read. */
    private JsonNode alias(AliasEvent alias, String path, int depth) {
        JsonNode value = anchors.get(alias.getAlias());
        if (value != null) {
            count(alias, value, depth);
            return value.deepCopy();
        }
        boolean isCycle = anchors.containsKey(alias.getAlias());
        problem(
                path,
                isCycle ? "is an alias of an object around it" : "is an alias of an unknown anchor",
                isCycle ? "write the value instead" : "correct the name of the anchor");
        return JSON.nullNode();
    }

    private void count(AliasEvent alias, JsonNode value, int depth) {
        for (JsonNode child : value) {
            check(alias, depth + 1);
            count(alias, child, depth + 1);
        }
    }

    private JsonNode array(String path, int depth) {
        ArrayNode array = JSON.arrayNode();
        for (Event item = events.next(); item instanceof NodeEvent; item = events.next()) {
            array.add(value(item, DocumentPath.of(path, array.size()), depth + 1));
        }
        return array;
    }

    private JsonNode object(String path, int depth) {
        ObjectNode object = JSON.objectNode();
        MergedMembers merged = new MergedMembers();
        for (Event key = events.next(); key instanceof NodeEvent; key = events.next()) {
            String name = name(key, path, depth);
            String child = DocumentPath.of(path, name);
            Position earlier = positions.get(child);
            JsonNode value = value(events.next(), child, depth + 1);
            position(key.getStartMark(), child);
            if (mergeKey(key)) {
                merge(child, value, merged);
                continue;
            }
            if (object.has(name)) {
                problem(child, "is repeated" + (earlier == null ? "" : " after " + earlier), "remove one of them");
            }
            object.set(name, value);
        }
        return merged.with(object);
    }

    private static boolean mergeKey(Event key) {
        return key instanceof ScalarEvent scalar
                && scalar.isPlain()
                && scalar.getValue().equals("<<");
    }

    private void merge(String path, JsonNode value, MergedMembers merged) {
        if (!dialect.merges()) {
            problem(path, "is a merge key", "write the fields of the object instead");
        } else if (!merged.add(value)) {
            problem(path, "does not refer to an object", "use an alias of an object, or a list of such aliases");
        }
    }

    private String name(Event key, String path, int depth) {
        if (key instanceof ScalarEvent scalar) {
            check(key, depth);
            return scalar.getValue();
        }
        problems.add(new Problem(path, "has a key that is not a string", "use a string", position(key.getStartMark())));
        return value(key, DocumentPath.of(path, "?"), depth + 1).toString();
    }

    private JsonNode scalar(ScalarEvent scalar, String path) {
        Optional<String> tag = scalar.getTag();
        boolean isText = tag.isPresent() && (tag.get().equals("!") || tag.get().equals(CORE_TAG + "str"));
        if (isText || !scalar.isPlain()) {
            if (!isText) {
                tag(tag, "str", path);
            }
            return JSON.textNode(scalar.getValue());
        }
        JsonNode value = dialect.plain(scalar.getValue());
        tag(
                tag,
                switch (value.getNodeType()) {
                    case NULL -> "null";
                    case BOOLEAN -> "bool";
                    case NUMBER -> value.isIntegralNumber() ? "int" : "float";
                    default -> "str";
                },
                path);
        return value;
    }

    private void tag(Optional<String> tag, String expected, String path) {
        if (tag.isPresent() && !tag.get().equals(CORE_TAG + expected)) {
            problem(path, "has the tag " + tag.get(), "remove the tag");
        }
    }

    private void problem(String path, String fault, String fix) {
        problems.add(new Problem(path, fault, fix, positions.get(path)));
    }

    private void position(Optional<Mark> mark, String path) {
        Position position = position(mark);
        if (position != null) {
            positions.put(path, position);
        }
    }

    private static @Nullable Position position(Optional<Mark> mark) {
        return mark.map(at -> new Position(at.getLine() + 1, at.getColumn() + 1))
                .orElse(null);
    }
}
