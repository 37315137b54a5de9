"""What an SVG may hold: names of elements, attributes and functions that only draw."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


ELEMENTS = _words(
    """
    svg g defs symbol use switch title desc path rect circle ellipse line polyline polygon image text tspan textPath
    style linearGradient radialGradient stop clipPath mask pattern marker filter feBlend feColorMatrix
    feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting feDisplacementMap feDistantLight feDropShadow
    feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur feMerge feMergeNode feMorphology feOffset fePointLight
    feSpecularLighting feSpotLight feTile feTurbulence
    """
)

ATTRIBUTES = _words(
    """
    alignment-baseline amplitude azimuth baseFrequency baseline-shift bias class clip clip-path clip-rule clipPathUnits
    color color-interpolation color-interpolation-filters cx cy d diffuseConstant direction display divisor
    dominant-baseline dx dy edgeMode elevation enable-background exponent fill fill-opacity fill-rule filter filterUnits
    flood-color flood-opacity font font-family font-size font-size-adjust font-stretch font-style font-variant
    font-weight fr fx fy gradientTransform gradientUnits height id image-rendering in in2 intercept isolation k1 k2 k3
    k4 kernelMatrix kernelUnitLength lang lengthAdjust letter-spacing lighting-color limitingConeAngle marker marker-end
    marker-mid marker-start markerHeight markerUnits markerWidth mask mask-type maskContentUnits maskUnits method
    mix-blend-mode mode numOctaves offset opacity operator order orient overflow paint-order pathLength
    patternContentUnits patternTransform patternUnits points pointsAtX pointsAtY pointsAtZ preserveAlpha
    preserveAspectRatio primitiveUnits r radius refX refY result rotate rx ry scale seed shape-rendering side slope
    spacing specularConstant specularExponent spreadMethod startOffset stdDeviation stitchTiles stop-color stop-opacity
    stroke stroke-dasharray stroke-dashoffset stroke-linecap stroke-linejoin stroke-miterlimit stroke-opacity
    stroke-width style surfaceScale systemLanguage tableValues targetX targetY text-anchor text-decoration
    text-rendering textLength transform transform-box transform-origin type unicode-bidi values vector-effect version
    viewBox visibility width word-spacing writing-mode x x1 x2 xChannelSelector y y1 y2 yChannelSelector z
    """
)

FUNCTIONS = _words(
    """
    url rgb rgba hsl hsla hwb lab lch oklab oklch calc min max matrix matrix3d rotate scale scalex scaley skewx skewy
    translate translatex translatey translate3d blur brightness contrast drop-shadow grayscale hue-rotate invert
    opacity saturate sepia circle ellipse inset polygon rect
    """
)
