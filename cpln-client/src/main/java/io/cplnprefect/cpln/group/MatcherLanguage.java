/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.group;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.cplnprefect.core.json.OpenValue;

/** The language of an expression on the claims of a login. An unknown value is kept. Immutable and thread-safe. */
public final class MatcherLanguage extends OpenValue {

    /** JMESPath. */
    public static final MatcherLanguage JMESPATH = new MatcherLanguage("jmespath");

    /** JavaScript. */
    public static final MatcherLanguage JAVASCRIPT = new MatcherLanguage("javascript");

    private MatcherLanguage(String value) {
        super(value);
    }

    /**
     * Returns the value with a text.
     *
     * @param value the text
     * @return a value
     */
    @JsonCreator
    public static MatcherLanguage of(String value) {
        return new MatcherLanguage(value);
    }
}
