/* SPDX-License-Identifier: Apache-2.0 */
/** The filters that queries of several resources share. */
@NullMarked
package io.cplnprefect.prefect.query;

import org.jspecify.annotations.NullMarked;
