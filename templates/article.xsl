<?xml version="1.0" encoding="UTF-8"?>
<!-- A debate in TEI (templates/debate.rng) as one XHTML article. The classes and ids that it writes are
     listed in templates/README.md; the style sheets in styles/ rest on them.
     Words that are not in the transcript are all in these files: look for xsl:text and the headings.
     Here: the parameters, the page and its metadata. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:tei="http://www.tei-c.org/ns/1.0" xmlns="http://www.w3.org/1999/xhtml"
                exclude-result-prefixes="tei">
  <xsl:output method="xml" encoding="UTF-8" omit-xml-declaration="no"/>
  <xsl:strip-space elements="tei:*"/>
  <xsl:preserve-space elements="tei:p tei:titlePart tei:byline tei:cell tei:label tei:emph tei:ref tei:rs
                                tei:quote tei:corr tei:sic tei:note tei:foreign"/>

  <xsl:include href="article-front.xsl"/>
  <xsl:include href="article-posts.xsl"/>
  <xsl:include href="article-text.xsl"/>
  <xsl:include href="article-back.xsl"/>

  <!-- A style sheet to link to, as a relative address; empty: none. -->
  <xsl:param name="style" select="''"/>
  <!-- yes: a note about each repaired word, ambiguous code and cut-off address. -->
  <xsl:param name="notes" select="'yes'"/>
  <!-- yes: the appendix that lists repairs and the evidence for inferred speakers. -->
  <xsl:param name="changes" select="'no'"/>

  <!-- wide: one column for each cell of the roster. narrow: code, person and posts, for small screens. -->
  <xsl:param name="table" select="'wide'"/>

  <xsl:key name="id" match="*[@xml:id]" use="@xml:id"/>

  <xsl:variable name="header" select="/tei:TEI/tei:teiHeader"/>
  <xsl:variable name="file" select="$header/tei:fileDesc"/>
  <xsl:variable name="publication" select="$file/tei:publicationStmt"/>
  <xsl:variable name="journal" select="$file/tei:seriesStmt[tei:title/@level = 'j']"/>
  <xsl:variable name="posts" select="/tei:TEI/tei:text/tei:body/tei:post"/>

  <!-- The first ambiguous mention of each post, as "|id|id|": a search in a string stays fast where a
       search in the tree would begin anew for every mention. -->
  <xsl:variable name="first-mentions">
    <xsl:text>|</xsl:text>
    <xsl:for-each select="$posts">
      <xsl:for-each select="descendant::tei:rs[contains(normalize-space(@ref), ' ')][1]">
        <xsl:value-of select="generate-id()"/><xsl:text>|</xsl:text>
      </xsl:for-each>
    </xsl:for-each>
  </xsl:variable>
  <xsl:variable name="first-ambiguous" select="string($first-mentions)"/>

  <!-- ==== The page ==== -->

  <xsl:template match="/tei:TEI">
    <html lang="{@xml:lang}" xml:lang="{@xml:lang}">
      <xsl:call-template name="line"/>
      <head>
        <meta charset="UTF-8"/>
        <title><xsl:value-of select="$file/tei:titleStmt/tei:title"/></title>
        <meta name="viewport" content="width=device-width, initial-scale=1"/>
        <xsl:for-each select="$file/tei:titleStmt/tei:author">
          <meta name="author" content="{.}"/>
        </xsl:for-each>
        <xsl:if test="$header//tei:keywords/tei:term">
          <meta name="keywords">
            <xsl:attribute name="content"><xsl:call-template name="keywords"/></xsl:attribute>
          </meta>
        </xsl:if>
        <xsl:for-each select="$publication//tei:date[1]">
          <meta name="dcterms.issued" content="{.}"/>
        </xsl:for-each>
        <xsl:for-each select="$publication//tei:idno[@type = 'DOI']">
          <meta name="dcterms.identifier" content="https://doi.org/{.}"/>
        </xsl:for-each>
        <xsl:for-each select="$publication/tei:availability/tei:p | $publication/tei:p[@rend = 'rights']">
          <meta name="dcterms.rights" content="{.}"/>
        </xsl:for-each>
        <xsl:if test="$publication/tei:publisher">
          <meta name="dcterms.publisher" content="{$publication/tei:publisher}"/>
        </xsl:if>
        <xsl:if test="$journal">
          <meta name="citation_journal_title" content="{$journal/tei:title}"/>
          <xsl:for-each select="$journal/tei:biblScope[@unit = 'volume' or @unit = 'issue']">
            <meta name="citation_{@unit}" content="{.}"/>
          </xsl:for-each>
          <xsl:for-each select="$journal/tei:idno[@type = 'ISSN']">
            <meta name="citation_issn" content="{.}"/>
          </xsl:for-each>
        </xsl:if>
        <xsl:if test="$style != ''"><link rel="stylesheet" href="{$style}"/></xsl:if>
      </head>
      <xsl:call-template name="line"/>
      <body>
        <xsl:call-template name="line"/>
        <article class="debate">
          <xsl:call-template name="line"/>
          <xsl:call-template name="title-block"/>
          <xsl:apply-templates select="tei:text/tei:front/tei:div" mode="front"/>
          <xsl:call-template name="posts"/>
          <xsl:apply-templates select="tei:text/tei:back/tei:div" mode="front"/>
          <xsl:call-template name="editorial-note"/>
          <xsl:if test="$changes = 'yes'"><xsl:call-template name="changes"/></xsl:if>
        </article>
        <xsl:call-template name="line"/>
      </body>
    </html>
  </xsl:template>

  <xsl:template name="line"><xsl:text>&#10;</xsl:text></xsl:template>

  <xsl:template name="keywords">
    <xsl:for-each select="$header//tei:keywords/tei:term">
      <xsl:if test="position() &gt; 1"><xsl:text>, </xsl:text></xsl:if>
      <xsl:value-of select="."/>
    </xsl:for-each>
  </xsl:template>

  <!-- "2016-05-03" → "3 May 2016", "2016-05-03T08:40:00" → "3 May 2016, 08:40"; anything else stays as
       it is. -->
  <xsl:template name="date">
    <xsl:param name="iso"/>
    <xsl:variable name="month" select="number(substring($iso, 6, 2))"/>
    <xsl:choose>
      <xsl:when test="translate($iso, '0123456789', '##########') = '####-##-##' and $month &gt;= 1 and $month &lt;= 12">
        <xsl:value-of select="number(substring($iso, 9))"/><xsl:text> </xsl:text>
        <xsl:call-template name="month"><xsl:with-param name="number" select="$month"/></xsl:call-template>
        <xsl:text> </xsl:text><xsl:value-of select="substring($iso, 1, 4)"/>
      </xsl:when>
      <xsl:when test="translate($iso, '0123456789', '##########') = '####-##' and $month &gt;= 1 and $month &lt;= 12">
        <xsl:call-template name="month"><xsl:with-param name="number" select="$month"/></xsl:call-template>
        <xsl:text> </xsl:text><xsl:value-of select="substring($iso, 1, 4)"/>
      </xsl:when>
      <xsl:when test="translate(substring($iso, 1, 16), '0123456789', '##########') = '####-##-##T##:##'">
        <xsl:call-template name="date"><xsl:with-param name="iso" select="substring($iso, 1, 10)"/></xsl:call-template>
        <xsl:text>, </xsl:text><xsl:value-of select="substring($iso, 12, 5)"/>
        <xsl:if test="string-length($iso) &gt; 19"><xsl:text> </xsl:text><xsl:value-of select="substring($iso, 20)"/></xsl:if>
      </xsl:when>
      <xsl:otherwise><xsl:value-of select="$iso"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="month">
    <xsl:param name="number"/>
    <xsl:value-of select="normalize-space(substring('January  February March    April    May      June     July     August   SeptemberOctober  November December ', ($number - 1) * 9 + 1, 9))"/>
  </xsl:template>

  <!-- An element that the profile does not have is not dropped in silence. -->
  <xsl:template match="tei:*">
    <xsl:message>no template for the element <xsl:value-of select="local-name()"/>; its text was kept</xsl:message>
    <xsl:apply-templates/>
  </xsl:template>
</xsl:stylesheet>
