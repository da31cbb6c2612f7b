namespace Kpi.GraphQL.Types.Pagination;

/// <summary>Page sizes of connections; set with <c>ModifyPagingOptions</c>.</summary>
public sealed class PagingOptions
{
    /// <summary>The page when neither <c>first</c> nor <c>last</c> is given; 10 unless set.</summary>
    public int DefaultPageSize { get; set; } = 10;

    /// <summary>The largest page; 50 unless set.</summary>
    public int MaxPageSize { get; set; } = 50;

    /// <summary>Whether connections have <c>totalCount</c>; false unless set.</summary>
    public bool IncludeTotalCount { get; set; }
}
