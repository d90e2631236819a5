/* SPDX-License-Identifier: Apache-2.0 */
/** Tests of the client. */
@NullMarked
package io.cplnprefect.cpln;

import org.jspecify.annotations.NullMarked;
