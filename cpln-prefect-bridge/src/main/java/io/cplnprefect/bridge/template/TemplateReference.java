/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.template;

/** A reference of a template to an object of the Prefect server. Immutable. */
public sealed interface TemplateReference {

    /**
     * A reference to a block document, {@code {"$ref": {"block_document_id": id}}}. Its value is the {@code data} of the document.
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
     * A reference to a block document, {@code {{ prefect.blocks.typeSlug.name }}}, with or without a path. Its value is the
     * {@code data} of the document.
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
     * A reference to a variable, {@code {{ prefect.variables.name }}}.
     *
     * <p>In Prefect, the value of a variable that does not exist is an empty string.
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
