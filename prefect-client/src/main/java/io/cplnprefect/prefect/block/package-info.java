/* SPDX-License-Identifier: Apache-2.0 */
/** Block documents: named pieces of configuration that the server keeps. */
@NullMarked
package io.cplnprefect.prefect.block;

import org.jspecify.annotations.NullMarked;
