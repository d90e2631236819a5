/* SPDX-License-Identifier: Apache-2.0 */
/** Detection and masking of credentials in values that users write. */
@NullMarked
package io.cplnprefect.prefect.internal.credential;

import org.jspecify.annotations.NullMarked;
