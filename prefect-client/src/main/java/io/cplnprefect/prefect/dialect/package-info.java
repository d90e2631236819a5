/* SPDX-License-Identifier: Apache-2.0 */
/** Annotations by which models and methods declare what a server of a given version understands. */
@NullMarked
package io.cplnprefect.prefect.dialect;

import org.jspecify.annotations.NullMarked;
