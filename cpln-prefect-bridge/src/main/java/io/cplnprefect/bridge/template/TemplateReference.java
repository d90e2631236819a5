/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.template;

/** Something on the Prefect server that a template uses and that must be fetched to fill it. Immutable. */
public sealed interface TemplateReference {

    /**
     * A block document, used as {@code {"$ref": {"block_document_id": id}}}; its value is the document's {@code data}.
     *
     * @param id the document's id
     */
    record BlockById(String id) implements TemplateReference {

        @Override
        public String toString() {
            return "block document " + id;
        }
    }

    /**
     * A block document, used as {@code {{ prefect.blocks.typeSlug.name }}} with or without a path behind it; its value is the
     * document's {@code data}.
     *
     * @param typeSlug the slug of the block type
     * @param name the document's name
     */
    record BlockByName(String typeSlug, String name) implements TemplateReference {

        @Override
        public String toString() {
            return "block " + typeSlug + "/" + name;
        }
    }

    /**
     * A variable, used as {@code {{ prefect.variables.name }}}.
     *
     * <p>Prefect takes a variable that does not exist for an empty text.
     *
     * @param name the variable's name
     */
    record Variable(String name) implements TemplateReference {

        @Override
        public String toString() {
            return "variable " + name;
        }
    }
}
