/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.examples.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.cplnprefect.core.document.DocumentYaml;
import io.cplnprefect.core.json.Json;

/** The formats of results. Pure functions. */
enum OutputFormat {
    /** Text for people. */
    TABLE,
    /** One JSON document. */
    JSON,
    /** One YAML document. */
    YAML;

    /** Returns a result in this format, with a line break at its end. */
    String write(Result result) {
        return switch (this) {
            case TABLE -> withLineBreak(result.text());
            case JSON -> withLineBreak(result.document().toPrettyString());
            case YAML -> DocumentYaml.write(result.document());
        };
    }

    /** Returns a document of a stream: a line of JSON, or a YAML document that begins with its separator. */
    String writeOne(Result result) {
        return switch (this) {
            case TABLE -> withLineBreak(result.text());
            case JSON -> withLineBreak(result.document().toString());
            case YAML -> "---\n" + DocumentYaml.write(result.document());
        };
    }

    private static String withLineBreak(String text) {
        return text.isEmpty() || text.endsWith("\n") ? text : text + "\n";
    }

    /**
     * What a command prints.
     *
     * @param document for programs
     * @param text for people
     */
    record Result(JsonNode document, String text) {

        /** Returns a result whose document is a JSON text of this library. */
        static Result ofJson(String json, String text) {
            try {
                return new Result(Json.newMapper().readTree(json), text);
            } catch (JsonProcessingException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
