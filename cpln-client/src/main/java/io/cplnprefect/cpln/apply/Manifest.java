/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.apply;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.core.document.Document;
import io.cplnprefect.core.document.DocumentText;
import io.cplnprefect.core.document.DocumentYaml;
import io.cplnprefect.core.document.InvalidDocumentException;
import io.cplnprefect.core.document.Positions;
import io.cplnprefect.cpln.resource.GenericResource;
import io.cplnprefect.cpln.resource.GvcKind;
import io.cplnprefect.cpln.resource.Item;
import io.cplnprefect.cpln.resource.OrgKind;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Objects to apply together: the documents of a text, or objects of the models. Immutable.
 *
 * <p>Its text form has the number of objects only, because they may contain secrets.
 */
public final class Manifest {

    private final List<ManifestEntry> entries;

    private Manifest(List<ManifestEntry> entries) {
        this.entries = List.copyOf(entries);
    }

    /**
     * Reads a YAML or JSON text of one or several documents. YAML is read as version 1.2, in which {@code yes} and {@code 0755}
     * are strings. A document may be an object, an array of objects, or a list as the API and {@code cpln get -o yaml} return it.
     *
     * <p>Types of YAML, merge keys and repeated keys are problems, as is a text of more than 1,000,000 characters, 50,000 values
     * or 64 levels after its aliases are replaced.
     *
     * @param text the text
     * @return the manifest; the objects are checked when it is used
     * @throws ManifestException if the text is invalid; contains all problems with line and column
     */
    public static Manifest parse(String text) {
        List<Document> documents;
        try {
            documents = DocumentText.read(text);
        } catch (InvalidDocumentException e) {
            throw new ManifestException(e.problems().stream()
                    .map(problem -> new ManifestProblem(0, problem))
                    .toList());
        }
        List<ManifestEntry> entries = new ArrayList<>();
        for (int i = 0; i < documents.size(); i++) {
            Document document = documents.get(i);
            collect(new ManifestEntry(i + 1, "", document.content(), document.positions()), entries);
        }
        return new Manifest(entries);
    }

    private static void collect(ManifestEntry entry, List<ManifestEntry> entries) {
        String kind = entry.content().path("kind").asText();
        boolean isList = kind.equals("list") || kind.equals("queryresult");
        if (!isList && !entry.content().isArray()) {
            entries.add(entry);
            return;
        }
        JsonNode items = isList ? entry.content().path("items") : entry.content();
        for (int i = 0; i < items.size(); i++) {
            collect(entry.item(isList ? "items" : "", i, items.path(i)), entries);
        }
    }

    static Manifest of(List<? extends JsonNode> objects) {
        List<ManifestEntry> entries = new ArrayList<>();
        objects.forEach(object -> entries.add(new ManifestEntry(entries.size() + 1, "", object, Positions.NONE)));
        return new Manifest(entries);
    }

    /**
     * Returns the manifest as YAML, one document for each object. It contains the data of secrets.
     *
     * @return the text; {@link #parse} reads it as an equal manifest
     */
    public String toYaml() {
        return entries.stream()
                .map(entry -> DocumentYaml.write(entry.content()))
                .collect(Collectors.joining("---\n"));
    }

    /**
     * Returns the number of objects.
     *
     * @return the number
     */
    public int size() {
        return entries.size();
    }

    List<ManifestEntry> entries() {
        return entries;
    }

    @Override
    public String toString() {
        return "Manifest[" + entries.size() + " objects]";
    }

    /** A builder of {@link Manifest} from objects of the models and texts. Not thread-safe. */
    public static final class Builder {

        private final ObjectMapper mapper;
        private final List<ManifestEntry> entries = new ArrayList<>();
        private int documents;

        Builder(ObjectMapper mapper) {
            this.mapper = mapper;
        }

        /**
         * Adds an object of an organization.
         *
         * @param kind kind of the object
         * @param object the object
         * @param <T> its type
         * @return this
         */
        public <T extends Item> Builder add(OrgKind<T> kind, T object) {
            return add(tree(object).put("kind", kind.name()));
        }

        /**
         * Adds an object of a GVC.
         *
         * @param kind kind of the object
         * @param gvc name of the GVC
         * @param object the object
         * @param <T> its type
         * @return this
         */
        public <T extends Item> Builder add(GvcKind<T> kind, String gvc, T object) {
            return add(tree(object).put("kind", kind.name()).put("gvc", gvc));
        }

        /**
         * Adds an object of any kind.
         *
         * @param object the object, with its kind, and with its GVC where the kind belongs to one
         * @return this
         */
        public Builder add(GenericResource object) {
            return add(tree(object));
        }

        /**
         * Adds the objects of another manifest.
         *
         * @param manifest the other manifest
         * @return this
         */
        public Builder addAll(Manifest manifest) {
            int before = documents;
            manifest.entries.forEach(entry -> {
                documents = before + entry.document();
                entries.add(new ManifestEntry(documents, entry.path(), entry.content(), entry.positions()));
            });
            return this;
        }

        /**
         * Returns the manifest.
         *
         * @return a manifest
         */
        public Manifest build() {
            return new Manifest(entries);
        }

        private ObjectNode tree(Item object) {
            return mapper.valueToTree(object);
        }

        private Builder add(ObjectNode object) {
            documents++;
            entries.add(new ManifestEntry(documents, "", object, Positions.NONE));
            return this;
        }
    }
}
