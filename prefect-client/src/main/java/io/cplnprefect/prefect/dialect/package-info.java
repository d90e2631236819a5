/* SPDX-License-Identifier: Apache-2.0 */
/** Annotations by which models and methods declare what a release of the server supports, and how a lost response is recovered. */
@NullMarked
package io.cplnprefect.prefect.dialect;

import org.jspecify.annotations.NullMarked;
