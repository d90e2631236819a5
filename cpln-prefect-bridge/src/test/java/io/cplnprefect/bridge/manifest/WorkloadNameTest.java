/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkloadNameTest {

    private static final String HASH = "f5cc4d7ad398f5df367bbabe14579cba";

    @ParameterizedTest
    @CsvSource({
        ", 1, prefect-f5cc4d7ad398",
        ", 2, prefect-f5cc4d7ad398-2",
        "etl-nightly, 1, etl-nightly-f5cc4d7ad398",
        "etl-nightly, 12, etl-nightly-f5cc4d7ad398-12",
        "abcdefghijklmnopqrstuvwxyz0123456789, 1, abcdefghijklmnopqrstuvwxyz0123456789-f5cc4d7ad398",
        "abcdefghijklmnopqrstuvwxyz0123456789, 2, abcdefghijklmnopqrstuvwxyz01234567-f5cc4d7ad398-2",
        "abcdefghijklmnopqrstuvwxyz0123456-89, 3, abcdefghijklmnopqrstuvwxyz0123456-f5cc4d7ad398-3",
    })
    void workloadName_ofTypeAndHash_fitsIntoFortyNineCharacters(String jobType, int generation, String name) {
        assertThat(WorkloadName.of(jobType, HASH, generation)).isEqualTo(name).hasSizeLessThanOrEqualTo(49);
    }

    @ParameterizedTest
    @CsvSource({
        "ETL",
        "1etl",
        "etl-",
        "-etl",
        "e_l",
        "''",
        "abcdefghijklmnopqrstuvwxyz01234567890",
    })
    void workloadName_ofABadJobType_isRefused(String jobType) {
        assertThatThrownBy(() -> WorkloadName.of(jobType, HASH))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "Invalid job type '" + jobType
                                + "': expected at most 36 lower-case letters, digits and inner dashes, beginning with a letter");
    }

    @Test
    void workloadName_ofABadHash_isRefused() {
        assertThatThrownBy(() -> WorkloadName.of(null, "F5CC"))
                .hasMessage("Invalid spec hash 'F5CC': expected 32 hexadecimal digits");
    }
}
