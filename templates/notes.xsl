<?xml version="1.0" encoding="UTF-8"?>
<!-- The article of article.xsl for screens and books: a span.note becomes a numbered reference, and an
     aside with a link back stands at the end of the section that holds it. The numbers come in as
     span/@data-number: counted here, each note would count all those before it again. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:h="http://www.w3.org/1999/xhtml" xmlns="http://www.w3.org/1999/xhtml"
                xmlns:epub="http://www.idpf.org/2007/ops" exclude-result-prefixes="h">
  <xsl:output method="xml" encoding="UTF-8" omit-xml-declaration="no"/>

  <!-- yes: add epub:type, which only EPUB allows, and raise the headings, because in a book each section
       of the article is a document whose heading is h1. -->
  <xsl:param name="epub" select="'no'"/>

  <xsl:template match="@* | node()">
    <xsl:copy><xsl:apply-templates select="@* | node()"/></xsl:copy>
  </xsl:template>

  <xsl:template match="h:h2 | h:h3">
    <xsl:variable name="level" select="number(substring(local-name(), 2)) - number($epub = 'yes')"/>
    <xsl:element name="h{$level}"><xsl:apply-templates select="@* | node()"/></xsl:element>
  </xsl:template>

  <xsl:template match="h:span[@class = 'note']">
    <xsl:variable name="number" select="@data-number"/>
    <a class="noteref" role="doc-noteref" id="noteref-{$number}" href="#note-{$number}">
      <xsl:if test="$epub = 'yes'"><xsl:attribute name="epub:type">noteref</xsl:attribute></xsl:if>
      <xsl:value-of select="$number"/>
    </a>
  </xsl:template>

  <!-- Sections nest: a note belongs to the innermost one. -->
  <xsl:template match="h:section | h:header">
    <xsl:variable name="here" select="generate-id()"/>
    <xsl:copy>
      <xsl:apply-templates select="@* | node()"/>
      <xsl:for-each select=".//h:span[@class = 'note']
                            [generate-id(ancestor::*[self::h:section or self::h:header][1]) = $here]">
        <xsl:variable name="number" select="@data-number"/>
        <aside class="footnote" role="doc-footnote" id="note-{$number}">
          <xsl:if test="$epub = 'yes'"><xsl:attribute name="epub:type">footnote</xsl:attribute></xsl:if>
          <p>
            <a class="backlink" role="doc-backlink" href="#noteref-{$number}">
              <xsl:attribute name="aria-label">Back to the text, note <xsl:value-of select="$number"/></xsl:attribute>
              <xsl:value-of select="$number"/>
            </a>
            <xsl:text> </xsl:text>
            <xsl:apply-templates/>
          </p>
        </aside>
        <xsl:text>&#10;</xsl:text>
      </xsl:for-each>
    </xsl:copy>
  </xsl:template>
</xsl:stylesheet>
