/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.internal.input;

import com.fasterxml.jackson.databind.JsonNode;
import io.cplnprefect.core.document.DocumentPath;
import java.util.List;
import java.util.stream.Stream;

/**
 * A member of an object: itself, or what an operation of a patch adds to it, merges into it, or replaces it with.
 *
 * @param path path in the document, with the operation
 * @param value the value
 */
record Member(String path, JsonNode value) {

    private static final List<String> OPERATIONS = List.of("", "$append/", "$patch/", "$replace/");

    /** Returns the member with a name, once for each operation; empty if it is absent or null. */
    static Stream<Member> of(String path, JsonNode object, String name) {
        return OPERATIONS.stream()
                .map(operation -> operation + name)
                .filter(object::hasNonNull)
                .map(key -> new Member(DocumentPath.of(path, key), object.path(key)));
    }

    Stream<Member> member(String name) {
        return of(path, value, name);
    }

    /** Returns the elements of an array; of another value, none. */
    Stream<Member> elements() {
        return Stream.iterate(0, i -> i < (value.isArray() ? value.size() : 0), i -> i + 1)
                .map(i -> new Member(DocumentPath.of(path, i), value.path(i)));
    }
}
