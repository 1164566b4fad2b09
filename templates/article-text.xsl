<?xml version="1.0" encoding="UTF-8"?>
<!-- A part of article.xsl: blocks and inline, editorial marks and notes included. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:tei="http://www.tei-c.org/ns/1.0" xmlns="http://www.w3.org/1999/xhtml"
                exclude-result-prefixes="tei">

  <!-- ==== Blocks ==== -->

  <xsl:template match="tei:p">
    <p>
      <xsl:if test="@rend = 'editorial'"><xsl:attribute name="class">editorial</xsl:attribute></xsl:if>
      <xsl:call-template name="language"/>
      <xsl:apply-templates/>
    </p>
    <xsl:call-template name="line"/>
  </xsl:template>

  <xsl:template name="language">
    <xsl:if test="@xml:lang">
      <xsl:attribute name="lang"><xsl:value-of select="@xml:lang"/></xsl:attribute>
      <xsl:copy-of select="@xml:lang"/>
    </xsl:if>
  </xsl:template>

  <xsl:template match="tei:list[@rend = 'bulleted']">
    <ul><xsl:call-template name="line"/><xsl:apply-templates/></ul>
    <xsl:call-template name="line"/>
  </xsl:template>

  <xsl:template match="tei:list[@rend = 'numbered']">
    <xsl:variable name="first" select="string(tei:item[1]/@n)"/>
    <ol>
      <xsl:choose>
        <xsl:when test="number($first) = number($first)">
          <xsl:if test="$first != '1'"><xsl:attribute name="start"><xsl:value-of select="number($first)"/></xsl:attribute></xsl:if>
        </xsl:when>
        <xsl:when test="$first = 'a'"><xsl:attribute name="class">lower-alpha</xsl:attribute><xsl:attribute name="type">a</xsl:attribute></xsl:when>
        <xsl:when test="$first = 'A'"><xsl:attribute name="class">upper-alpha</xsl:attribute><xsl:attribute name="type">A</xsl:attribute></xsl:when>
        <xsl:when test="$first = 'i'"><xsl:attribute name="class">lower-roman</xsl:attribute><xsl:attribute name="type">i</xsl:attribute></xsl:when>
      </xsl:choose>
      <xsl:call-template name="line"/>
      <xsl:apply-templates/>
    </ol>
    <xsl:call-template name="line"/>
  </xsl:template>

  <xsl:template match="tei:item">
    <li>
      <!-- A number that does not follow is kept. -->
      <xsl:variable name="before" select="preceding-sibling::tei:item[1]/@n"/>
      <xsl:if test="$before and number(@n) = number(@n) and number(@n) != number($before) + 1">
        <xsl:attribute name="value"><xsl:value-of select="number(@n)"/></xsl:attribute>
      </xsl:if>
      <xsl:apply-templates/>
    </li>
    <xsl:call-template name="line"/>
  </xsl:template>

  <xsl:template match="tei:quote[tei:p or tei:list or tei:quote/tei:p]">
    <blockquote>
      <xsl:if test="@source"><xsl:attribute name="class">from-post</xsl:attribute></xsl:if>
      <xsl:call-template name="language"/>
      <xsl:call-template name="line"/>
      <xsl:apply-templates select="*"/>
      <xsl:if test="@source">
        <xsl:variable name="post" select="key('id', substring-after(@source, '#'))/ancestor-or-self::tei:post"/>
        <p class="source">
          <a href="{@source}">Post <xsl:value-of select="$post/@n"/>, <xsl:apply-templates select="$post" mode="name"/></a>
        </p>
        <xsl:call-template name="line"/>
      </xsl:if>
    </blockquote>
    <xsl:call-template name="line"/>
  </xsl:template>

  <!-- ==== Inline ==== -->

  <xsl:template match="tei:quote">
    <xsl:choose>
      <xsl:when test="@source"><a class="from-post" href="{@source}"><xsl:apply-templates/></a></xsl:when>
      <xsl:otherwise><span class="quote"><xsl:apply-templates/></span></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="tei:emph"><em><xsl:apply-templates/></em></xsl:template>
  <xsl:template match="tei:emph[@rend = 'bold']"><strong><xsl:apply-templates/></strong></xsl:template>

  <xsl:template match="tei:foreign"><i><xsl:call-template name="language"/><xsl:apply-templates/></i></xsl:template>

  <xsl:template match="tei:ref[@target]"><a href="{@target}"><xsl:apply-templates/></a></xsl:template>

  <xsl:template match="tei:ref">
    <span class="{@type}"><xsl:apply-templates/></span>
    <xsl:if test="@type = 'truncated'">
      <xsl:call-template name="note">
        <xsl:with-param name="text">The address is cut off in the transcript.</xsl:with-param>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>

  <xsl:template match="tei:rs">
    <xsl:variable name="ambiguous" select="contains(normalize-space(@ref), ' ')"/>
    <span>
      <xsl:attribute name="class">mention<xsl:if test="$ambiguous"> ambiguous</xsl:if></xsl:attribute>
      <xsl:apply-templates/>
    </span>
    <!-- Once in a post is enough. -->
    <xsl:if test="$ambiguous and contains($first-ambiguous, concat('|', generate-id(), '|'))">
      <xsl:call-template name="note">
        <xsl:with-param name="text">
          <xsl:call-template name="names"><xsl:with-param name="pointers" select="normalize-space(@ref)"/></xsl:call-template>
          <xsl:text>: the transcript does not tell which.</xsl:text>
        </xsl:with-param>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>

  <xsl:template match="tei:choice"><xsl:apply-templates select="tei:corr"/></xsl:template>

  <xsl:template match="tei:corr">
    <span class="repair"><xsl:apply-templates/></span>
    <xsl:call-template name="note">
      <xsl:with-param name="text"><xsl:apply-templates select="." mode="was"/></xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- A damaged form that could help to identify a participant is never shown. -->
  <xsl:template match="tei:corr" mode="was">
    <xsl:variable name="sic" select="parent::tei:choice/tei:sic[not(@ana = '#identity')]"/>
    <xsl:choose>
      <xsl:when test="$sic">
        <xsl:text>The transcript has “</xsl:text><xsl:value-of select="$sic"/><xsl:text>”.</xsl:text>
      </xsl:when>
      <xsl:otherwise>
        <xsl:text>In the transcript, the replacement of a name had damaged this word.</xsl:text>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="tei:gap">
    <xsl:if test="preceding-sibling::node()"><xsl:text> </xsl:text></xsl:if>
    <span class="gap">
      <xsl:choose>
        <xsl:when test="contains(tei:desc, 'link')">[link lost]</xsl:when>
        <xsl:otherwise>[text lost]</xsl:otherwise>
      </xsl:choose>
    </span>
  </xsl:template>

  <xsl:template match="tei:note[@type = 'editorial']">
    <xsl:call-template name="note"><xsl:with-param name="text" select="string(.)"/></xsl:call-template>
  </xsl:template>

  <xsl:template match="tei:note"/>

  <xsl:template name="note">
    <xsl:param name="text"/>
    <xsl:if test="$notes = 'yes'"><span class="note"><xsl:value-of select="$text"/></span></xsl:if>
  </xsl:template>
</xsl:stylesheet>
