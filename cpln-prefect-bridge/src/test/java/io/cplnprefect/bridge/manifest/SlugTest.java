/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The expected results were taken from python-slugify 8.0.4 with the patterns of Prefect's workers. */
class SlugTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            nullValues = "none",
            value = {
                "My Flow Run 2024/07|my-flow-run-2024-07",
                "it's a run|it-s-a-run",
                "--a--b--|a-b",
                "a,1,2|a-12",
                "Ünïcode näme|unicode-name",
                "!!!|none",
                "CplnWorker 7f1c7a7e-0000-4000-8000-000000000000|cplnworker-7f1c7a7e-0000-4000-8000-0000000000",
                "Straße Ærø Łódź Đorđe Œuvre Þór|strasse-aero-lodz-dorde-oeuvre-thor",
                "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx-yz|xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
                "a &#233; b|a-e-b",
                "a&#x41;b|aab",
                "&nbsp;a|a",
                "a&amp;amp;b|a-amp-b",
                "ﬁn ½|fin-1-2",
                "é,1,2|e-12",
                "A__B..C|a-b-c",
            })
    void name_ofFreeText_isAsPythonWritesIt(String text, String name) {
        assertThat(Slug.name(text)).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource({"2024 run, r-2024-run", "日本, ", "日本 a, a"})
    void name_whereControlPlaneIsStricter_beginsWithALetter(String text, String name) {
        assertThat(Slug.name(text)).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource({
        "Prefect.io/Flow Name, prefect.io/flow-name",
        "a/b/c, a/b-c",
        "__x__, x",
        "_/x, _/x",
        "/x, x",
        "A.b/c/D, a.b/c-d",
    })
    void labelKey_ofFreeText_isAsPythonWritesIt(String text, String key) {
        assertThat(Slug.labelKey(text)).isEqualTo(key);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2024-07-01T12:34:56.789012+00:00|2024-07-01t12-34-56.789012-00-00",
                "ETL Flow_v2|etl-flow_v2",
                "1,000|1000",
                "a&amp;b|a-b",
                "...|...",
                "A__B..C|a__b..c",
                "Straße Ærø Łódź|strasse-aero-lodz",
            })
    void labelValue_ofFreeText_isAsPythonWritesIt(String text, String value) {
        assertThat(Slug.labelValue(text)).isEqualTo(value);
    }

    @Property
    void name_ofAnyText_isAValidNameAndItsOwnSlug(@ForAll String text) {
        String name = Slug.name(text);
        if (name != null) {
            assertThat(name).matches("[a-z]([-a-z0-9]*[a-z0-9])?").hasSizeLessThanOrEqualTo(45);
            assertThat(Slug.name(name)).isEqualTo(name);
        }
    }

    @Property
    void labelValue_ofAnyText_isValidOrUnchanged(@ForAll String text) {
        String value = Slug.labelValue(text);
        if (!value.equals(text)) {
            assertThat(value).matches("[a-z0-9]([-_.a-z0-9]*[a-z0-9])?").hasSizeLessThanOrEqualTo(63);
        }
        assertThat(Slug.labelValue(value)).isEqualTo(value);
    }
}
