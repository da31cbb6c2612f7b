namespace Kpi.GraphQL.Validation;

/// <summary>How much a document may ask for, whatever it costs to answer; set with <c>ModifyLimits</c>. Fields of a fragment count wherever it is spread.</summary>
public sealed class RequestLimits
{
    /// <summary>How deep fields nest; 32 unless set.</summary>
    public int MaxExecutionDepth { get; set; } = 32;

    /// <summary>Fields of one operation; 4000 unless set.</summary>
    public int MaxFields { get; set; } = 4000;

    /// <summary>Aliased fields of one operation; 400 unless set.</summary>
    public int MaxAliases { get; set; } = 400;

    /// <summary>Directives of one operation; 400 unless set.</summary>
    public int MaxDirectives { get; set; } = 400;

    /// <summary>Fragment definitions of a document; 200 unless set.</summary>
    public int MaxFragments { get; set; } = 200;

    /// <summary>
    /// Steps of comparing fields that share a name in the response, two for each pair; 500,000 unless set. Only a document whose fields cannot all
    /// be merged is compared this way, and beyond the limit its validation is aborted.
    /// </summary>
    public int MaxFieldComparisons { get; set; } = 500_000;

    /// <summary>How often introspection's list fields (fields, interfaces, possibleTypes, inputFields) nest in each other; 2 unless set.</summary>
    public int MaxIntrospectionDepth { get; set; } = 2;

    /// <summary>How deep lists and objects of a variable's value nest; 32 unless set.</summary>
    public int MaxInputDepth { get; set; } = 32;

    /// <summary>Bytes of a response; 64 MiB unless set.</summary>
    public int MaxResponseBytes { get; set; } = 64 * 1024 * 1024;

    /// <summary>Bytes of an HTTP request's body or a WebSocket message; 1 MiB unless set.</summary>
    public int MaxRequestBytes { get; set; } = 1024 * 1024;

    /// <summary>Whether <c>__schema</c> and <c>__type</c> are refused.</summary>
    public bool DisableIntrospection { get; set; }
}
