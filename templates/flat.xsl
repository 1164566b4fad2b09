<?xml version="1.0" encoding="UTF-8"?>
<!-- The article for word processors and Markdown, whose writers in Pandoc know headings and blocks but no
     sections: ids move to the headings, and the title block goes, because Pandoc writes it from metadata. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:h="http://www.w3.org/1999/xhtml" xmlns="http://www.w3.org/1999/xhtml"
                exclude-result-prefixes="h">
  <xsl:output method="xml" encoding="UTF-8"/>

  <xsl:template match="@* | node()">
    <xsl:copy><xsl:apply-templates select="@* | node()"/></xsl:copy>
  </xsl:template>

  <xsl:template match="h:head/h:*[not(self::h:title)] | h:header"/>

  <xsl:template match="h:article | h:section | h:div"><xsl:apply-templates/></xsl:template>

  <!-- notes.xsl has raised the headings: h1 is a section of the article. -->
  <xsl:template match="h:section/h:h1 | h:section/h:h2">
    <xsl:copy>
      <xsl:if test="not(preceding-sibling::h:h1)"><xsl:copy-of select="parent::h:section/@id"/></xsl:if>
      <xsl:value-of select="."/>
    </xsl:copy>
  </xsl:template>

  <!-- Footnotes of word processors lead back by themselves. -->
  <xsl:template match="h:a[@class = 'backlink']"/>
  <xsl:template match="h:aside/h:p/text()[preceding-sibling::*[1][self::h:a[@class = 'backlink']]][normalize-space() = '']"/>

  <!-- Classes mean nothing to these formats, and Pandoc would write them as attributes. -->
  <xsl:template match="h:span"><xsl:apply-templates/></xsl:template>
  <xsl:template match="@class[not(. = 'footnote' or . = 'noteref')]"/>
  <xsl:template match="h:tr/@id"/>
  <xsl:template match="h:time"><xsl:apply-templates/></xsl:template>

  <!-- Pandoc 2.17's writer of ODT drops the cells that head a row. -->
  <xsl:template match="h:tbody//h:th">
    <td><strong><xsl:apply-templates/></strong></td>
  </xsl:template>
</xsl:stylesheet>
